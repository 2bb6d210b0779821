"""Places and telehealth."""

import re
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from phonenumber_field.formfields import PhoneNumberField

from providers.forms import faults
from providers.forms.items import ItemsForm
from providers.forms.section import ShortTextField, StatedListFormField
from providers.models import Location, Provider
from providers.models.draft import Section
from providers.vocabulary.state import State
from providers.zip_place import zip_place

ZIP = re.compile(r"\A([0-9]{5})(?:-[0-9]{4})?\Z", re.ASCII)


class PlacesForm(ItemsForm):
    """Where clients are seen: at places, and by video or phone in states."""

    section = Section.PLACES
    telehealth_states = StatedListFormField(
        State,
        label=gettext_lazy("By video or phone, for clients in"),
        help_text=gettext_lazy(
            "A license counts where the client is. Choose only states with a license of yours."
        ),
    )
    item_fields = {
        "name": partial(ShortTextField, label=gettext_lazy("Name of the place"), max_length=150),
        "address": partial(ShortTextField, label=gettext_lazy("Street and number"), max_length=200),
        "zip": partial(
            forms.CharField,
            label=gettext_lazy("ZIP code"),
            required=False,
            help_text=gettext_lazy("The city and the state follow from it."),
            widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "postal-code"}),
        ),
        "phone": partial(
            PhoneNumberField,
            label=gettext_lazy("Phone there"),
            region="US",
            required=False,
            widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
            error_messages=faults.PHONE,
        ),
    }

    @classmethod
    def rows(cls, listing: Provider) -> list[Location]:
        return list(listing.locations.order_by("pk"))

    @classmethod
    def typed_of_row(cls, row: Any) -> dict[str, list[str]]:
        return {name: [str(getattr(row, name))] for name in cls.item_fields}

    def clean_telehealth_states(self) -> list[str] | None:
        states: list[str] | None = self.cleaned_data["telehealth_states"]
        unlicensed = [
            str(State(each).label)
            for each in states or ()
            if each not in self.backing.licensed_states
        ]
        if unlicensed:
            raise forms.ValidationError(
                _(
                    "You see clients only where you hold a license. None is stated for %(states)s: add it first, or untick it."
                )
                % {"states": ", ".join(unlicensed)}
            )
        return states

    def clean_item(self, key: str, values: dict[str, Any]) -> None:
        name = self.field(key, "zip")
        match = ZIP.match((values["zip"] or "").strip())
        if not match:
            self.add_error(name, _("Type a ZIP code of 5 digits, such as 97201."))
        elif zip_place(match[1]) is None:
            self.add_error(name, _("We know no place with this ZIP code. Please look at it again."))

    def blanks(self) -> list[str]:
        found = [] if list(self.kept()) else [_("A place to visit")]
        if self.backing.offers_remote and not self.typed.get("telehealth_states"):
            found.append(_("By video or phone, for people in"))
        return found

    def items(self) -> list[dict[str, Any]]:
        found = super().items()
        for item, key in zip(found, self.shown_keys, strict=True):
            code = "".join(self.typed.get(self.field(key, "zip"), []))
            match = ZIP.match(code)
            place = zip_place(match[1]) if match else None
            item |= {
                "legend": _("Place %(number)d") % {"number": item["number"]},
                "title": f"{place.city}, {place.state}" if place else "",
                "cost": "",
            }
        return found

    def put(self, listing: Provider) -> None:
        """A place that says the same as before keeps its row, and with it the point that it has."""
        super().put(listing)
        rows = self.rows(listing)
        before = {_told(row): row for row in rows}
        stay = set()
        for key in self.kept():
            values = self.values(key)
            code = values["zip"].strip()[:5]
            told = values["name"], values["address"], code, str(values["phone"])
            if same := before.pop(told, None):
                stay.add(same.pk)
                continue
            place = zip_place(code)
            if place is None:
                raise ValueError("put is called with a valid form")
            Location.objects.create(
                provider=listing,
                name=values["name"],
                address=values["address"],
                phone=values["phone"],
                zip=code,
                city=place.city,
                state=place.state,
                latitude=place.latitude,
                longitude=place.longitude,
            )
        for row in rows:
            if row.pk not in stay:
                row.delete()


def _told(row: Location) -> tuple[str, str, str, str]:
    return row.name, row.address, row.zip, str(row.phone)
