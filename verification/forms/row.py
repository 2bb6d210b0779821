"""Which row of the queue a button is about."""

from django import forms

from verification.queue.kinds import Kind


class RowForm(forms.Form):
    """Hidden fields of a button."""

    kind = forms.ChoiceField(choices=Kind)
    subject = forms.CharField(max_length=40)
