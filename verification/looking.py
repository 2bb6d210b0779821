"""One look at a document is one row of the audit trail, however many of its pages are asked for.

The page on which somebody begins to look gives its pictures a signed word. Whoever brings that word along is still at the same look;
whoever does not begins a new one. The word opens nothing: who may see the document is asked each time.
"""

import datetime as dt

from django.core import signing

from accounts.models import User
from providers.models import Attachment, Document
from verification.actions.seen import saw

# The name under which the word stands in an address.
LOOK = "look"
LASTS = dt.timedelta(minutes=30)
SALT = "verification.looking"


def look(found: Document | Attachment, *, by: User, word: str) -> str:
    """Write the look down unless it is the one that `word` is about; returns the word for what belongs to it."""
    about = [by.pk, found._meta.label_lower, str(found.pk)]
    try:
        if signing.loads(word, salt=SALT, max_age=LASTS) == about:
            return word
    except signing.BadSignature:
        pass
    saw(found, by=by)
    return signing.dumps(about, salt=SALT)
