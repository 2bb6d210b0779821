"""What is announced to the rooms above, which subscribe in their `apps.py`: this room does not know who listens."""

from django.dispatch import Signal

# Somebody is about to be shown a document: `document`, and `by` whom.
document_opened = Signal()
