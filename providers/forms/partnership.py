"""Whom to form a care team with, and how."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.models import Provider, Side
from providers.pairing import Pairing
from providers.vocabulary.state import State

ADDRESS = re.compile(r"(?:.*/providers/)?([-a-zA-Z0-9_]+)/?")
MOST_FOUND = 20


class FindPartnerForm(forms.Form):
    """The other by their exact name or the address of their page; `found` are the published listings that have it."""

    who = forms.CharField(
        label=gettext_lazy("Name or page of your partner"),
        help_text=gettext_lazy(
            "The whole name as it stands on their page, such as “Alice Alder”, or the address of the page."
        ),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Enter a name, or the address of a page.")},
    )
    use_required_attribute = False

    def __init__(self, data: Any = None, *, listing: Provider, too_many: bool = False) -> None:
        super().__init__(data)
        self.too_many = too_many
        self.listing = listing
        self.found: list[Provider] = []

    def clean_who(self) -> str:
        if self.too_many:
            raise ValidationError(_("You have searched many times. Please try again in an hour."))
        who = " ".join(self.cleaned_data["who"].split())
        same = Q(name__iexact=who)
        if address := ADDRESS.fullmatch(who):
            same |= Q(slug=address[1].lower())
        others = Provider.objects.published().exclude(pk=self.listing.pk)
        self.found = list(others.filter(same).order_by("name", "pk")[:MOST_FOUND])
        if not self.found:
            raise ValidationError(
                _(
                    "We found no published listing with just this name or address. Check how it is spelled."
                )
            )
        return who


class ProposeForm(forms.Form):
    """Who of the two is what, and for clients of which states."""

    side = forms.ChoiceField(
        label=gettext_lazy("Who does what?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose who does what.")},
    )
    states = forms.MultipleChoiceField(
        label=gettext_lazy("For clients in"),
        help_text=gettext_lazy("States where both of you state a license for your part."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one state.")},
    )
    use_required_attribute = False

    def __init__(self, data: Any = None, *, partner: Provider, possible: list[Pairing]) -> None:
        states = sorted({state for each in possible for state in each.states})
        initial = {"side": possible[0].side if len(possible) == 1 else None, "states": states}
        super().__init__(data, initial=initial)
        self.possible = {str(each.side): each for each in possible}
        words = {
            Side.THERAPIST: _("I do the therapy, %(name)s prescribes"),
            Side.PRESCRIBER: _("I prescribe, %(name)s does the therapy"),
        }
        self.fields["side"].choices = [  # type: ignore[attr-defined]
            (each.side, words[each.side] % {"name": partner.name}) for each in possible
        ]
        self.fields["states"].choices = [(each, State(each).label) for each in states]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        pairing = self.possible.get(cleaned.get("side", ""))
        if pairing and (beyond := set(cleaned.get("states", [])) - set(pairing.states)):
            names = ", ".join(str(State(each).label) for each in sorted(beyond))
            self.add_error(
                "states",
                _("You do not both state a license for these parts in: %(names)s.")
                % {"names": names},
            )
        return cleaned
