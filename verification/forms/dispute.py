"""Why a license goes to who asked for it, or stays where it is."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DisputeForm(forms.Form):
    """One reason for either decision."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Who asked can read this. Do not name the other listing."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": _("Say why, and what you looked at.")},
    )
