"""Worlds in which many can treat a client, alone or together, and what clients at random ask of them."""

import datetime as dt
import random
from typing import Any

from matching.api.facets import VALUES
from matching.preferences import Preferences, Where, Wish, wishes
from providers.dates import today
from providers.models import Partnership, PrescribingRule, Provider, Service
from tests import cast
from tests.catalog.random_changes import ChangingWorld
from tests.catalog.random_world import ROUTES, STATES

MODELS = ("medical", "psycholytic", "psychedelic")
# Between Oregon and Washington, and between two places of the world's listings.
PLACES = (
    Where("Portland", "OR", 45.5, -122.7),
    Where("Vancouver, WA, for somebody in Oregon", "OR", 45.63, -122.67),
    Where("Chicago", "IL", 41.9, -87.6),
    Where("Oregon", "OR"),
    Where("Illinois", "IL"),
    Where("Halfway", "IL", 43.6, -104.0),
    Where("Ohio", "OH"),
    *[Where("Portland", "OR", 45.5, -122.7)] * 4,
)
# Facets that the invented listings say much of.
TELLING = (
    "route",
    "therapy",
    "format",
    "phase",
    "cost",
    "hours",
    "insurance",
    "prescribes",
    "team",
)


class GuideWorld(ChangingWorld):
    """More listings than search needs, most of them public, with services of every model and more partners."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__(chance)
        self.providers += [self.provider() for _ in range(chance.randint(3, 7))]
        for _ in range(chance.randint(10, 20)):
            self.link()

    def state(self) -> str:
        return self.chance.choice(["published"] * 30 + ["paused"])

    def said(self) -> dict[str, Any]:
        return super().said() | {
            "attested_on": today() - dt.timedelta(days=self.chance.choice([0, 0, 0, 0, 88, 91])),
            "availability": self.chance.choice(
                ["open", "open", "open", "waitlist", "full", "away"]
            ),
            "telehealth_states": self.some(STATES),
        }

    def rule(self, license_type: str, state: str, start: Any, until: Any) -> None:
        """Most of the law lets people prescribe."""
        super().rule(license_type, state, start, until)
        if self.chance.random() < 0.6:
            rules = PrescribingRule.objects.filter(license_type=license_type, state=state)
            rules.update(authority="own", needs_review=False)

    def license(self, provider: Provider) -> None:
        """Most are good for a while, and half of the people are therapists."""
        if self.chance.random() < 0.2:
            super().license(provider)
            return
        # Two in five are therapists only, who need a partner.
        types = (
            ["lcsw"] if provider.pk % 5 < 2 else ["md", "np", "lcsw", "prescribing_psychologist"]
        )
        type_ = self.chance.choice(types)
        specialty = "psychiatry" if type_ == "md" else ""
        cast.license_of(
            provider,
            type_,
            self.chance.choice([*STATES, "OR"]),
            specialty=specialty,
            number=self.named(),
        )

    def provider(self) -> Provider:
        """Everybody has at least one place, one license and one service."""
        provider = super().provider()
        self.place(provider)
        self.license(provider)
        self.service(provider)
        return provider

    def link(self) -> None:
        """Half of the time, a partnership that holds for a while, where both states may be covered."""
        one, other = sorted(self.chance.sample(self.providers, 2), key=lambda each: each.pk % 5)
        known = Partnership.objects.filter(therapist=one, prescriber=other, ended_at=None)
        if self.chance.random() < 0.3 or known.exists():
            super().link()
            return
        states = self.chance.choice([["OR"], ["IL"], ["IL", "OR"]])
        cast.partnership(one, other, states=states)

    def named(self) -> str:
        self.number += 1
        return f"G{self.number}"

    def _change_service(self) -> None:
        """The model of a service stays: no two services of one listing are alike."""
        if service := self._any(Service):
            self.chance.choice(
                [
                    service.delete,
                    lambda: service.phases.update(price_low=100, price_high=200),
                    lambda: service.phases.all().delete(),
                ]
            )()

    def service(self, provider: Provider) -> None:
        facts = {
            "route": self.chance.choice(ROUTES),
            "therapy": self.chance.choice(["none", "same_provider", "partner"]),
            "format": self.chance.choice(["in_person", "in_person", "telehealth", "at_home"]),
        }
        for model in self.chance.sample(MODELS, self.chance.randint(1, 2)):
            if not Service.objects.filter(provider=provider, model=model, **facts).exists():
                phases = self.chance.sample(VALUES["phase"], self.chance.randint(0, 2))
                prices = {phase: self.maybe(self.chance.randint(0, 3000), 0.8) for phase in phases}
                cast.service(provider, model, **facts, phases=prices)

    def place(self, provider: Provider) -> None:
        code = self.chance.choice(["97201", "97201", "97214", "97214", "60601", "98660"])
        cast.place(provider, code, name="Still")


def asked(chance: random.Random) -> Preferences:
    """What somebody asks, as the guide and the API can put it."""
    where = chance.choice(PLACES)
    must = _some(chance, chance.choice([0, 0, 0, 0, 1, 1, 2, 3]))
    at_home = (Wish("format", ("at_home",)),) if chance.random() < 0.1 else ()
    return Preferences(
        where=Where(
            where.label,
            where.state,
            where.latitude,
            where.longitude,
            chance.choice([5, 25, 250, 2500]),
        ),
        formats=frozenset(
            chance.choice([["in_person"], ["telehealth"], *[["in_person", "telehealth"]] * 3])
        ),
        models=tuple(chance.sample(MODELS, chance.randint(1, 3))),
        accepting=frozenset(
            chance.choice([["open"], ["open", "waitlist"], ["open", "waitlist", "full", "away"]])
        ),
        must=tuple(dict.fromkeys((*wishes(must), *at_home))),
        wishes=wishes(_some(chance, chance.randint(0, 6))),
        matter_more=frozenset(chance.sample(list(VALUES), 5)),
    )


def _some(chance: random.Random, count: int) -> dict[str, tuple[str, ...]]:
    found = {}
    for _ in range(count):
        facet = chance.choice(TELLING if chance.random() < 0.6 else list(VALUES))
        values = VALUES[facet]
        found[facet] = tuple(chance.sample(values, min(len(values), chance.randint(1, 2))))
    return found
