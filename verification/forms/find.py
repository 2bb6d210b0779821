"""What a reviewer looks for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FindForm(forms.Form):
    """A name, an NPI or a license number, as far as it is known."""

    q = forms.CharField(
        label=_("Name, NPI or license number"),
        help_text=_("A part is enough."),
        max_length=100,
        min_length=2,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
        error_messages={"min_length": _("Type two characters at least.")},
    )
