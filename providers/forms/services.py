"""Services."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint
from django.utils.translation import gettext as _

from providers.forms.items import ItemsForm
from providers.forms.service_fields import FACTS, ITEM_FIELDS, plain_price
from providers.models import Provider, Service, ServicePhase
from providers.models.draft import Section
from providers.vocabulary.treatment import (
    Format,
    Phase,
    Route,
    TreatmentModel,
)


class ServicesForm(ItemsForm):
    """What is offered, each with its phases and their prices."""

    section = Section.SERVICES
    item_fields = ITEM_FIELDS

    @classmethod
    def rows(cls, listing: Provider) -> list[Service]:
        return list(listing.services.order_by("pk").prefetch_related("phases"))

    @classmethod
    def typed_of_row(cls, row: Any) -> dict[str, list[str]]:
        found = {name: [str(getattr(row, name))] for name in (*FACTS, "description")}
        for phase in row.phases.all():
            found[f"{phase.phase}_sessions"] = [str(phase.sessions)]
            if phase.price_low is not None:
                found[f"{phase.phase}_low"] = [str(phase.price_low)]
                found[f"{phase.phase}_high"] = [str(phase.price_high)]
        return found

    def clean_item(self, key: str, values: dict[str, Any]) -> None:
        for name in FACTS:
            if not self.typed.get(self.field(key, name)):
                self.add_error(
                    self.field(key, name),
                    _("Choose one, so that clients know what this service is."),
                )
        self._clean_phases(key, values)
        if not all(values[name] for name in FACTS):
            return
        self._clean_facts(key, values)
        same = [each for each in self.kept() if self._facts(each) == self._facts(key)]
        if key != same[0]:
            self.add_error(
                self.field(key, "molecule"), _("This service is already in the listing.")
            )

    def _facts(self, key: str) -> list[str]:
        return [value for name in FACTS for value in self.typed.get(self.field(key, name), [])]

    def _clean_facts(self, key: str, values: dict[str, Any]) -> None:
        """What contradicts itself, or the licenses behind the listing."""
        row = Service(**{name: values[name] for name in FACTS})
        places = {
            "service_esketamine_in_person": "format",
            "service_esketamine_is_a_spray": "route",
        }
        for constraint in Service._meta.constraints:
            if isinstance(constraint, CheckConstraint) and constraint.name in places:
                try:
                    constraint.validate(Service, row)
                except ValidationError as error:
                    self.add_error(self.field(key, places[constraint.name]), error.messages[0])
        if self.backing.has_a_prescriber:
            return
        if values["model"] == TreatmentModel.MEDICAL:
            self.add_error(
                self.field(key, "model"),
                _(
                    "The medical model needs somebody who may prescribe. No license that may prescribe is stated here, and no practice or partner brings one. Add the license or the partner first."
                ),
            )
        else:
            self.warn(
                self.field(key, "model"),
                _(
                    "Nobody who may prescribe is stated here yet. Clients will see “Needs a prescriber” until a partner is."
                ),
            )

    def _clean_phases(self, key: str, values: dict[str, Any]) -> None:
        for phase in Phase:
            low, high = values[f"{phase.value}_low"], values[f"{phase.value}_high"]
            sessions = self.field(key, f"{phase.value}_sessions")
            if (low is not None or high is not None) and not self.typed.get(sessions):
                self.add_error(sessions, _("Say how many sessions a usual course has."))
            if (
                high is not None
                and low is None
                and not self.typed.get(self.field(key, f"{phase.value}_low"))
            ):
                self.add_error(
                    self.field(key, f"{phase.value}_low"), _("Say the lowest price, too.")
                )
            if low is not None and high is not None and high < low:
                self.add_error(
                    self.field(key, f"{phase.value}_high"),
                    _("The highest price is at least the lowest."),
                )

    def blanks(self) -> list[str]:
        kept = list(self.kept())
        if not kept:
            return [_("What you offer")]
        unpriced = any(self.course(key) is None for key in kept)
        return [_("What a whole course costs")] if unpriced else []

    def course(self, key: str) -> tuple[int, int] | None:
        """The lowest and highest cost of a whole course as typed; None unless every included phase has a price."""
        total_low = total_high = 0
        included = False
        for phase in Phase:
            sessions, low, high = (
                self._typed_number(key, f"{phase.value}_{part}")
                for part in ("sessions", "low", "high")
            )
            if sessions is None:
                continue
            if low is None:
                return None
            included = True
            total_low += sessions * low
            total_high += sessions * (low if high is None else high)
        return (total_low, total_high) if included else None

    def _typed_number(self, key: str, name: str) -> int | None:
        text = plain_price("".join(self.typed.get(self.field(key, name), [])))
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 7 else None

    def courses(self) -> list[dict[str, str]]:
        """Each service in words, with the cost of its whole course in words, and where on its page it stands."""
        return [
            {
                "title": self.title(key),
                "cost": self.cost(key) if self.course(key) else "",
                "at": f"item-{self.shown_keys.index(key) + 1}",
            }
            for key in self.kept()
        ]

    def cost(self, key: str) -> str:
        """The cost of a whole course in words."""
        course = self.course(key)
        if course is None:
            return _("Not stated")
        low, high = course
        if high == 0:
            return _("Free")
        return f"${low:,}" if low == high else f"${low:,}–${high:,}"

    def title(self, key: str) -> str:
        """A service in a few words."""
        labels = []
        for name, choices in (("model", TreatmentModel), ("route", Route), ("format", Format)):
            value = "".join(self.typed.get(self.field(key, name), []))
            if value in choices.values:
                labels.append(str(choices(value).label))
        return ", ".join(labels)

    def items(self) -> list[dict[str, Any]]:
        found = super().items()
        for item, key in zip(found, self.shown_keys, strict=True):
            item |= {
                "legend": _("Service %(number)d") % {"number": item["number"]},
                "title": self.title(key),
                "cost": self.cost(key),
                "fields": [self[self.field(key, name)] for name in (*FACTS, "description")],
                "phases": [
                    [
                        self[self.field(key, f"{phase.value}_{part}")]
                        for part in ("sessions", "low", "high")
                    ]
                    for phase in Phase
                ],
            }
        return found

    def put(self, listing: Provider) -> None:
        """Rows are known by their five facts: those that stay keep their key."""
        before = {tuple(getattr(row, name) for name in FACTS): row for row in self.rows(listing)}
        for key in self.kept():
            values = self.values(key)
            row = before.pop(tuple(values[name] for name in FACTS), None) or Service(
                provider=listing, **{name: values[name] for name in FACTS}
            )
            row.description = values["description"]
            row.save()
            row.phases.all().delete()
            for phase in Phase:
                if sessions := values[f"{phase.value}_sessions"]:
                    low, high = values[f"{phase.value}_low"], values[f"{phase.value}_high"]
                    ServicePhase.objects.create(
                        service=row,
                        phase=phase,
                        sessions=sessions,
                        price_low=low,
                        price_high=low if high is None else high,
                    )
        for row in before.values():
            row.delete()
