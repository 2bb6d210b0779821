"""What the reviewer reads on the board's page: typed, never filled in, because a field that is full invites nobody to look."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.forms.license import CHOOSE, EARLIEST, TYPES, DateField
from providers.models import License
from providers.vocabulary.state import State
from verification.compare.record import (
    BoardDiscipline,
    BoardStatus,
    Difference,
    Shown,
    Submitted,
    differences,
)
from verification.forms.seen_file import SeenFile

# One key chooses it; for what names nobody and holds no digit that could be copied without reading.
SAME = "same"
LATEST = dt.date(2100, 1, 1)
# The fields that are compared and may hold what nobody can read.
COMPARED = ("expires_on", "issued_on", "compact_states")
WITHOUT_AUTOCOMPLETE = {"autocomplete": "off", "spellcheck": "false"}


def submitted_of(license_: License) -> Submitted:
    """What its holder stated."""
    return Submitted(
        name=license_.provider.name,
        license_type=license_.license_type,
        number=license_.number,
        issued_on=license_.issued_on,
        expires_on=license_.expires_on,
        compact_states=tuple(license_.compact_states or ()),
    )


class ShownForm(forms.Form):
    """The right pane. Once it is valid, `shown` is what the board shows, or None where nobody looked."""

    number = forms.CharField(
        label=gettext_lazy("Number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs=WITHOUT_AUTOCOMPLETE | {"autofocus": True}),
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As the board writes it."),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs=WITHOUT_AUTOCOMPLETE),
    )
    license_type = forms.ChoiceField(label=gettext_lazy("License type"), required=False)
    status = forms.ChoiceField(
        label=gettext_lazy("Status"), choices=[CHOOSE, *BoardStatus.choices], required=False
    )
    expires_on = DateField(
        label=gettext_lazy("Valid until"),
        help_text=gettext_lazy("Empty if the board shows none."),
        required=False,
    )
    issued_on = DateField(
        label=gettext_lazy("Issued"),
        help_text=gettext_lazy("Empty if the board shows none."),
        required=False,
    )
    discipline = forms.ChoiceField(
        label=gettext_lazy("Board discipline"),
        choices=[CHOOSE, *BoardDiscipline.choices],
        required=False,
    )
    discipline_words = forms.CharField(
        label=gettext_lazy("What the board says of it"),
        help_text=gettext_lazy("Only if an action is shown."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs=WITHOUT_AUTOCOMPLETE),
    )
    compact_states = forms.CharField(
        label=gettext_lazy("Other states by a compact"),
        help_text=gettext_lazy("Two letters each, like AZ, CO. Empty if none is shown."),
        max_length=250,
        required=False,
        widget=forms.TextInput(attrs=WITHOUT_AUTOCOMPLETE),
    )
    same_person = forms.BooleanField(
        label=gettext_lazy("The name differs, and I know that it is the same person"),
        help_text=gettext_lazy("Say in the private note how you know."),
        required=False,
    )
    file = SeenFile()
    use_required_attribute = False
    shown: Shown | None = None

    def __init__(self, *args: Any, license_: License, **options: Any) -> None:
        super().__init__(*args, **options)
        self.license, self.submitted = license_, submitted_of(license_)
        same = _("As submitted: %(type)s") % {"type": license_.get_license_type_display()}
        types = [each for each in TYPES[1:] if each[0] != license_.license_type]
        self.fields["license_type"].choices = [CHOOSE, (SAME, same), *types]  # type: ignore[attr-defined]

    def clean_license_type(self) -> str:
        typed = self.cleaned_data["license_type"]
        return self.license.license_type if typed == SAME else typed

    def clean_compact_states(self) -> list[str]:
        codes = re.findall(r"[^\s,;]+", self.cleaned_data["compact_states"].upper())
        unknown = [code for code in codes if code not in State.values]
        if unknown:
            raise ValidationError(
                _("“%(code)s” is no state. Write two letters each, like AZ, CO.")
                % {"code": unknown[0]}
            )
        return sorted(set(codes))

    def clean_issued_on(self) -> dt.date | None:
        return self._plausible("issued_on")

    def clean_expires_on(self) -> dt.date | None:
        return self._plausible("expires_on")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        status = cleaned.get("status", "")
        if not status:
            typed = [name for name in ("number", "name", "license_type") if cleaned.get(name)]
            if typed or cleaned.get("file"):
                self.add_error("status", _("Choose the status that the board shows."))
            return cleaned
        if status != BoardStatus.NOT_FOUND:
            self._ask_for(cleaned)
        self.shown = self.shown_so_far()
        return cleaned

    def shown_so_far(self) -> Shown:
        """What the fields say that can be read, whatever else is missing."""
        read = getattr(self, "cleaned_data", {})
        return Shown(
            name=read.get("name", ""),
            license_type=read.get("license_type", ""),
            number=read.get("number", ""),
            issued_on=read.get("issued_on"),
            expires_on=read.get("expires_on"),
            compact_states=tuple(read.get("compact_states", ())),
            status=read.get("status", ""),
            discipline=read.get("discipline", ""),
            discipline_words=read.get("discipline_words", ""),
        )

    def differences(self) -> list[Difference]:
        """The fields that were typed, compared with what was submitted."""
        same_person = getattr(self, "cleaned_data", {}).get("same_person", False)
        found = differences(self.submitted, self.shown_so_far(), same_person)
        return [each for each in found if self._is_said(each.field)]

    def unread(self) -> list[forms.BoundField]:
        """The fields in which something stands that cannot be compared."""
        return [self[name] for name in COMPARED if name in self.errors and self[name].value()]

    def _is_said(self, name: str) -> bool:
        said = bool(self.cleaned_data.get(name))
        return said or (
            name == "compact_states"
            and bool(self.submitted.compact_states)
            and bool(self.cleaned_data.get("status"))
            and name not in self.errors
        )

    def _ask_for(self, cleaned: dict[str, Any]) -> None:
        wanted = {
            "number": _("Type the number that the board shows."),
            "name": _("Type the name that the board shows."),
            "license_type": _("Choose the license type that the board shows."),
            "discipline": _("Choose what the board shows about discipline."),
        }
        if cleaned.get("discipline") == BoardDiscipline.SHOWN:
            wanted["discipline_words"] = _("Write what the board says about the action.")
        for name, words in wanted.items():
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, words)
        if cleaned["status"] == BoardStatus.LIMITED and cleaned.get("discipline") == "none":
            self.add_error("discipline", _("A limit is an action of the board: say what it shows."))

    def _plausible(self, name: str) -> dt.date | None:
        day = self.cleaned_data[name]
        if day and not EARLIEST <= day <= LATEST:
            raise ValidationError(_("Check the year."))
        return day
