"""What a provider states of their training."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.dates import today
from providers.models import CredentialKind

EARLIEST = 1940


class CredentialForm(forms.Form):
    """A board certification, or a training in ketamine-assisted therapy with its hours."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=CredentialKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what it is.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Board or program"),
        help_text=gettext_lazy("The name that is on the certificate."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Enter the name of the board or program.")},
    )
    hours = forms.IntegerField(
        label=gettext_lazy("Hours of training (if you know)"),
        min_value=1,
        max_value=5000,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    year = forms.IntegerField(
        label=gettext_lazy("Year (if you know)"),
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    use_required_attribute = False

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_year(self) -> int | None:
        year = self.cleaned_data["year"]
        if year is not None and not EARLIEST <= year <= today().year:
            raise ValidationError(
                _("Enter a year from %(first)s to %(last)s.")
                % {"first": EARLIEST, "last": today().year}
            )
        return year

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("hours") and cleaned.get("kind") == CredentialKind.BOARD_CERTIFICATION:
            self.add_error("hours", _("Hours belong to a training. Leave them empty here."))
        return cleaned
