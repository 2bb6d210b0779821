"""Up to some hundreds of listings at once, out of few values each, so that they meet in the results of a search.

Days lie around today, so that something runs out on most of the days that are asked about. Rows are written many at a time.
"""

import datetime as dt
import random
from typing import Any, Self

from django.utils import timezone

from accounts.models import User
from providers.dates import today
from providers.models import (
    Credential,
    Decision,
    Evidence,
    License,
    Location,
    Provider,
    Service,
    ServicePhase,
)
from providers.vocabulary.checking import Fact, Result, SourceKind, Verdict
from providers.vocabulary.license import LicenseType
from providers.vocabulary.people import Gender
from providers.vocabulary.practice import Availability
from providers.vocabulary.treatment import Phase, Route
from tests import cast
from tests.search.bonds import laws, relations, some_day
from tests.search.stock import CLINICS, COMPACTS, FIRST, LAST, LISTS, LONG, SPOTS, STATES, TYPES


class Crowd:
    """What is drawn next follows from `chance` alone."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.numbers = 0
        self.related: set[tuple[str, int, int]] = set()
        self.reviewer: User = cast.rosa()

    @classmethod
    def of(cls, chance: random.Random, listings: int) -> Self:
        """That many listings, with the law of their states."""
        crowd = cls(chance)
        crowd.laws()
        crowd.add(listings)
        crowd.relate(listings // 2)
        return crowd

    def add(self, listings: int) -> None:
        """More listings, with all that is theirs."""
        made = Provider.objects.bulk_create([self.provider() for _ in range(listings)])
        Location.objects.bulk_create(
            [self.place(each) for each in made for _ in range(self.few(0, 1, 1, 2, 3))]
        )
        Credential.objects.bulk_create(
            [self.credential(each) for each in made for _ in range(self.few(0, 0, 1, 2))]
        )
        # Two drawn alike are one.
        offers = {
            (each.pk, *self.offer_of(service)): service
            for each in made
            for service in [self.service(each) for _ in range(self.few(0, 1, 2, 3))]
        }
        services = Service.objects.bulk_create(list(offers.values()))
        ServicePhase.objects.bulk_create([row for each in services for row in self.phases(each)])
        licenses = License.objects.bulk_create(
            [self.license(each) for each in made for _ in range(self.few(0, 1, 1, 2, 3))]
        )
        for _ in range(2):
            self.review([each for each in licenses if self.chance.random() < 0.8])

    def few(self, *numbers: int) -> int:
        return self.chance.choice(numbers)

    def maybe(self, value: Any, often: float = 0.5) -> Any:
        return value if self.chance.random() < often else None

    def some(self, values: list[str]) -> list[str] | None:
        """Some of them, none of them, or nothing stated."""
        most = min(3, len(values))
        return self.maybe(self.chance.sample(values, self.chance.randint(0, most)), 0.75)

    def day(self) -> dt.date:
        return some_day(self.chance)

    def past(self, *days: int) -> dt.date:
        return today() - dt.timedelta(days=self.chance.choice(days))

    def number(self) -> int:
        self.numbers += 1
        return self.numbers

    def name(self) -> str:
        chance = self.chance
        if chance.random() < 0.15:
            return chance.choice([*CLINICS, LONG + chance.choice("aAbB"), LONG + "é"])
        return f"{chance.choice(FIRST)} {chance.choice(LAST)}"

    def state_of_listing(self) -> str:
        return self.chance.choice(["published"] * 9 + ["draft", "paused", "suspended", "closed"])

    def said(self) -> dict[str, Any]:
        """What a provider says in its own row."""
        chance = self.chance
        return {
            "name": self.name(),
            "post_nominals": chance.choice(["", "MD", "M.D., Ph.D.", "LCSW"]),
            "kind": chance.choice(["individual", "individual", "organization"]),
            "listing_state": self.state_of_listing(),
            "gender": chance.choice(["", *Gender.values]),
            "practicing_since": self.maybe(today().year - chance.choice([0, 4, 5, 9, 10, 30])),
            "attested_on": self.past(0, 0, 30, 89, 90, 91, 300),
            "availability": chance.choice(Availability.values),
            "availability_on": self.past(0, 0, 28, 29, 30, 31),
            "availability_until": self.maybe(self.past(0, -1, -2)),
            "next_opening_days": self.maybe(chance.choice([0, 3, 3, 14, 365])),
            **{field: self.some(values) for field, values in LISTS.items()},
        }

    def provider(self) -> Provider:
        now = timezone.now()
        public = dict.fromkeys(("published_at", "consented_at", "identity_accepted_at"), now)
        slug = f"{self.chance.getrandbits(32):x}-{self.number()}"
        owner = User.objects.create(email=f"{slug}@example.org")
        return Provider(slug=slug, owner=owner, **public, **self.said())

    def spot(self) -> dict[str, Any]:
        """Where somebody works; sometimes beside the middle of the town."""
        city, state, code, latitude, longitude = self.chance.choice(SPOTS)
        if self.chance.random() < 0.5:
            latitude += round(self.chance.uniform(-0.3, 0.3), 4)
            longitude += round(self.chance.uniform(-0.3, 0.3), 4)
        where = {"city": city, "state": state, "zip": code}
        return where | {"latitude": latitude, "longitude": longitude}

    def place(self, provider: Provider) -> Location:
        name = self.chance.choice(["", "", "Willamette Rooms", "Café Étage\n2"])
        return Location(provider=provider, name=name, **self.spot())

    def credential(self, provider: Provider) -> Credential:
        name = self.chance.choice(["Fluence", "PRATI", "Polaris Insight", "Board of Psychiatry"])
        kind = self.chance.choice(["kap_training", "board_certification"])
        return Credential(provider=provider, kind=kind, name=f"{name} {self.number()}")

    def service(self, provider: Provider) -> Service:
        chance = self.chance
        if chance.random() < 0.1:
            spray = {"molecule": "esketamine", "route": "intranasal", "format": "in_person"}
            return Service(provider=provider, model="medical", therapy="none", **spray)
        return Service(
            provider=provider,
            molecule="ketamine",
            route=chance.choice(Route.values),
            model=chance.choice(["medical", "psycholytic", "psychedelic"]),
            therapy=chance.choice(["none", "same_provider", "partner"]),
            format=chance.choice(["in_person", "in_person", "telehealth", "at_home"]),
        )

    def offer_of(self, service: Service) -> tuple[str, ...]:
        """What makes two services of a provider the same."""
        facts = ("molecule", "route", "model", "therapy", "format")
        return tuple(getattr(service, fact) for fact in facts)

    def phases(self, service: Service) -> list[ServicePhase]:
        rows = []
        for phase in self.chance.sample(Phase.values, self.few(0, 1, 2, 3)):
            low = self.maybe(self.chance.choice([0, 100, 250, 500, 999, 1000, 2500]), 0.85)
            high = None if low is None else low + 50
            row = {"sessions": self.few(1, 1, 2, 6), "price_low": low, "price_high": high}
            rows.append(ServicePhase(service=service, phase=phase, **row))
        return rows

    def license(self, provider: Provider) -> License:
        return License(
            provider=provider,
            license_type=self.chance.choice(TYPES),
            specialty=self.chance.choice(["", "psychiatry", "anesthesiology", "neurology"]),
            state=self.chance.choice(STATES),
            number=f"N{self.number()}",
            expires_on=self.maybe(self.day(), 0.4),
            compact_states=self.maybe(self.chance.sample(COMPACTS, 2), 0.2),
            submitted_at=timezone.now() - dt.timedelta(days=self.few(10, 100, 200)),
        )

    def review(self, licenses: list[License]) -> None:
        """Each is looked up and decided, mostly in its favor, sometimes from before it was sent for review."""
        looks, verdicts = [], []
        for license_ in licenses:
            at = timezone.now() - dt.timedelta(days=self.few(0, 1, 5, 50, 90, 150), seconds=9)
            looked_on = timezone.localdate(at)
            result = self.chance.choice([Result.CONFIRMED] * 7 + [Result.ADVERSE])
            looks.append(
                Evidence(
                    provider_id=license_.provider_id,
                    license=license_,
                    fact=Fact.LICENSE_STATUS,
                    result=result,
                    source="State board",
                    source_kind=SourceKind.PRIMARY,
                    method="Looked up online",
                    performed_at=at,
                    performed_by=self.reviewer,
                    valid_until=looked_on + dt.timedelta(days=self.few(0, 1, 30, 90, 90, 180)),
                )
            )
            confirmed = result == Result.CONFIRMED
            verdict = self.chance.choice([Verdict.VERIFIED] * 9 * confirmed + [*Verdict.values[1:]])
            reason = {"reason": "As the board shows it", "decided_by": self.reviewer}
            verdicts.append(Decision(license=license_, verdict=verdict, decided_at=at, **reason))
        Evidence.objects.bulk_create(looks)
        Decision.objects.bulk_create(verdicts)

    def laws(self) -> None:
        laws(self.chance, self.reviewer, (*TYPES, LicenseType.CNS), tuple(sorted(set(STATES))))

    def relate(self, count: int) -> None:
        relations(self.chance, self.related, tuple(sorted(set(STATES))), count)
