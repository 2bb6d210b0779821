"""Questions to the NPI registry, and what came of a difference from it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from providers.vocabulary.people import ProviderKind
from providers.vocabulary.state import State

NUMBER, NAME = "number", "name"


class NameForm(forms.Form):
    """Whom to look for by name; a practice by its name alone."""

    kind = forms.ChoiceField(
        label=_("Who"),
        choices=ProviderKind.choices,
        error_messages={"required": _("Choose a person or a practice.")},
    )
    name = forms.CharField(
        label=_("Last name, or name of the practice"),
        min_length=2,
        max_length=70,
        error_messages={"required": _("Type the name to look for.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    first_name = forms.CharField(
        label=_("First name"),
        required=False,
        max_length=35,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=State.choices,
        error_messages={"required": _("Choose the state.")},
    )


class SettleForm(forms.Form):
    """What came of looking into a difference."""

    reason = forms.CharField(
        label=_("What came of it"),
        help_text=_("What you looked at, and what you did. Only staff can read it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": _("Say what came of it.")},
    )
