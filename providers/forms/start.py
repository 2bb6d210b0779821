"""How a listing begins."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.claim_ways import plain_code
from providers.npi import validate_npi
from providers.vocabulary.people import ProviderKind
from providers.vocabulary.state import State


def _line(**attributes: str) -> forms.TextInput:
    return forms.TextInput(attrs=attributes)


class LookUpForm(forms.Form):
    """By NPI, or by last name and state."""

    npi = forms.CharField(
        label=gettext_lazy("NPI"),
        help_text=gettext_lazy(
            "10 digits. It is quickest, and a practice is found by its NPI only."
        ),
        required=False,
        max_length=20,
        widget=_line(inputmode="numeric", autocomplete="off", spellcheck="false"),
    )
    last_name = forms.CharField(
        label=gettext_lazy("Last name"),
        required=False,
        max_length=100,
        widget=_line(autocomplete="family-name"),
    )
    first_name = forms.CharField(
        label=gettext_lazy("First name"),
        help_text=gettext_lazy("If many people share your last name."),
        required=False,
        max_length=100,
        widget=_line(autocomplete="given-name"),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"), required=False, choices=[("", "–"), *State.choices]
    )

    def clean_npi(self) -> str:
        npi = "".join(self.cleaned_data["npi"].split()).replace("-", "")
        if npi:
            validate_npi(npi)
        return npi

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "npi" not in self.errors and not cleaned.get("npi"):
            if not cleaned.get("last_name"):
                self.add_error("last_name", _("Type your NPI, or your last name and state."))
            elif not cleaned.get("state") and "state" not in self.errors:
                self.add_error("state", _("Pick the state in which you practice."))
        return cleaned


class FreshForm(forms.Form):
    """A listing for somebody whom the registry does not know."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it for?"),
        choices=[
            (ProviderKind.INDIVIDUAL, gettext_lazy("Myself")),
            (ProviderKind.ORGANIZATION, gettext_lazy("A practice")),
        ],
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As it stands on your license, or as your practice is called."),
        max_length=150,
        widget=_line(autocomplete="name"),
        error_messages={"required": gettext_lazy("Type the name.")},
    )
    post_nominals = forms.CharField(
        label=gettext_lazy("Letters after your name"),
        help_text=gettext_lazy("Such as MD or LCSW. Leave it blank for a practice."),
        required=False,
        max_length=60,
        widget=_line(autocomplete="honorific-suffix"),
    )
    npi = forms.CharField(
        label=gettext_lazy("NPI"),
        help_text=gettext_lazy("10 digits, if you have one."),
        required=False,
        max_length=20,
        widget=_line(inputmode="numeric", autocomplete="off", spellcheck="false"),
    )

    def clean_npi(self) -> str | None:
        npi = "".join(self.cleaned_data["npi"].split()).replace("-", "")
        if npi:
            validate_npi(npi)
        return npi or None


class CodeForm(forms.Form):
    """The code that came by telephone, letter or e-mail."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("8 digits. Spaces do not matter."),
        max_length=40,
        widget=_line(inputmode="numeric", autocomplete="one-time-code", spellcheck="false"),
        error_messages={"required": gettext_lazy("Type the code.")},
    )

    def clean_code(self) -> str:
        if not (code := plain_code(self.cleaned_data["code"])):
            raise forms.ValidationError(_("A code has 8 digits. Type all of them."), code="digits")
        return code
