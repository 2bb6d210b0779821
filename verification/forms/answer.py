"""What the owner of a listing answers to a reviewer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_ANSWER = 2000


class AnswerForm(forms.Form):
    """A short text; `version` is how many acts about the report the owner has seen."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Your answer"),
        help_text=_(
            "Say what you have corrected, or why you do not agree. At most 2,000 characters. Leave out names of clients."
        ),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"class": "textarea", "rows": 6, "autocomplete": "off"}),
        error_messages={"required": _("Write a few words.")},
    )
    report = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=1, max_value=32767, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, label_suffix="", **options)
        del self.fields["text"].widget.attrs["maxlength"]
