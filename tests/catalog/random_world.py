"""Worlds of a few providers at random, with all that decides what their entries say.

Days are drawn from few offsets, so that something runs out on most of the days that are asked about.
"""

import datetime as dt
import random
from typing import Any

from django.utils import timezone

from catalog.facts import SAFETY
from providers.dates import today
from providers.models import (
    AuthorityOverride,
    Credential,
    Evidence,
    License,
    Membership,
    Partnership,
    PrescribingRule,
    Provider,
    Service,
)
from providers.vocabulary.checking import OverrideAuthority, RuleAuthority, Verdict
from tests import cast

STATES = ("OR", "IL")
TYPES = ("md", "np", "prescribing_psychologist", "lcsw", "pharmacist")
ROUTES = ("iv", "im", "intranasal", "sublingual")
OFFSETS = (-1, 0, 1, 5, 40)
DAYS = (0, 1, 2, 6, 41)
LISTS = {
    "conditions": ["ptsd", "ocd"],
    "orientations": ["cbt", "ifs"],
    "insurance": ["aetna", "superbill"],
    "pay": ["sliding_scale"],
    "languages": ["en", "es"],
    "hours": ["evening"],
    "ages": ["adults"],
    "communities": ["faith", "veterans"],
    "access": ["asl"],
}


class World:
    """A few listings and what belongs to them, written to the database as they are drawn."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.number = 0
        self.rules()
        self.providers = [self.provider() for _ in range(chance.randint(2, 6))]
        for _ in range(chance.randint(2, 9)):
            self.link()

    def day(self) -> dt.date:
        return today() + dt.timedelta(days=self.chance.choice(OFFSETS))

    def maybe(self, value: Any, often: float = 0.5) -> Any:
        return value if self.chance.random() < often else None

    def some(self, values: Any) -> list[Any] | None:
        """Some of them, none, or nothing stated."""
        return self.maybe(
            self.chance.sample(list(values), self.chance.randint(0, len(values))), 0.7
        )

    def state(self) -> str:
        return self.chance.choice(["published"] * 14 + ["draft", "paused", "suspended", "closed"])

    def rules(self) -> None:
        """The law of three states, with changes of law, rows to be confirmed, and rows for some routes."""
        PrescribingRule.objects.filter(state__in=STATES).delete()
        for license_type in TYPES:
            for state in STATES:
                start = None
                for end in self.chance.choice([(None,), (5, None), (0, 40), ()]):
                    until = None if end is None else today() + dt.timedelta(days=end)
                    self.rule(license_type, state, start, until)
                    start = until and until + dt.timedelta(days=1)

    def rule(self, license_type: str, state: str, start: Any, until: Any) -> None:
        confirmed = self.chance.random() < 0.5
        PrescribingRule.objects.create(
            license_type=license_type,
            state=state,
            authority=self.chance.choice([*RuleAuthority.values, "own", "own", "collaborating"]),
            routes=self.maybe(self.chance.sample(ROUTES, 2), 0.3) or [],
            valid_from=start,
            valid_until=until,
            needs_review=self.chance.random() < 0.3,
            confirmed_at=timezone.now() if confirmed else None,
            confirmed_by=cast.rosa() if confirmed else None,
            confidence="high",
        )

    def said(self) -> dict[str, Any]:
        """What a provider says in its own row."""
        return {
            "name": self.chance.choice(["Ann Ash", "Ben\nBay", "Still Clinic"]),
            "post_nominals": self.chance.choice(["", "MD"]),
            "kind": self.chance.choice(["individual", "organization"]),
            "listing_state": self.state(),
            "gender": self.chance.choice(["", "woman"]),
            "practicing_since": self.maybe(today().year - self.chance.choice([4, 5, 10])),
            "attested_on": today() - dt.timedelta(days=self.chance.choice([0, 88, 90, 91])),
            "availability": self.chance.choice(["open", "waitlist", "full", "away", "unknown"]),
            "availability_on": today() - dt.timedelta(days=self.chance.choice([0, 29, 31])),
            "availability_until": self.maybe(
                today() + dt.timedelta(days=self.chance.choice([0, 1, 5]))
            ),
            "next_opening_days": self.maybe(3),
            "telehealth_states": self.some(("OR", "IL", "OH")),
            **{field: self.some(values) for field, values in LISTS.items()},
            **self.safety(),
        }

    def safety(self) -> dict[str, str]:
        """What is told of a session: all of it, or one thing not, which can be blank in many ways."""
        told = dict.fromkeys(SAFETY, "Said")
        if self.chance.random() < 0.5:
            told[self.chance.choice(SAFETY)] = self.chance.choice(
                ["", " \n", "\u2003\u00a0", "\u200b"]
            )
        return told

    def provider(self) -> Provider:
        self.number += 1
        provider = cast.listing(f"p-{self.number}", **self.said())
        for _ in range(self.chance.randint(0, 3)):
            self.license(provider)
            self.service(provider)
        for _ in range(self.chance.randint(0, 2)):
            self.place(provider)
        self.credential(provider)
        return provider

    def license(self, provider: Provider) -> None:
        self.number += 1
        said: dict[str, Any] = {"compact_states": self.some(("OR", "IL", "OH"))}
        license_ = License.objects.create(
            provider=provider,
            license_type=self.chance.choice(TYPES),
            specialty=self.chance.choice(["", "psychiatry", "anesthesiology"]),
            state=self.chance.choice(STATES),
            number=f"N{self.number}",
            expires_on=self.maybe(self.day(), 0.3),
            submitted_at=timezone.now() - dt.timedelta(minutes=30),
            **said,
        )
        self.check(license_)

    def check(self, license_: License) -> None:
        """A look and a verdict, most often in favor, sometimes from before the license was sent for review, then others."""
        minutes = self.chance.choice([40, 20, 20, 20, 20, 20])
        at = timezone.now() - dt.timedelta(minutes=minutes)
        cast.look(license_, performed_at=at, valid_until=max(self.day(), self.day(), today()))
        if self.chance.random() < 0.9:
            cast.decide(license_, decided_at=at + dt.timedelta(minutes=1))
        for minute in range(self.chance.choice([0, 0, 0, 1, 2])):
            at = timezone.now() - dt.timedelta(minutes=10 - minute)
            if self.chance.random() < 0.5:
                result = self.chance.choice(["confirmed", "confirmed", "not_found", "differs"])
                fact = self.chance.choice(["license_status", "discipline"])
                cast.look(license_, result, performed_at=at, valid_until=self.day(), fact=fact)
            else:
                cast.decide(license_, self.chance.choice(Verdict.values), decided_at=at)
        for _ in range(self.chance.choice([0, 0, 0, 1, 2])):
            self.override(license_)

    def override(self, license_: License) -> None:
        """What a senior reviewer found of the license, sometimes before it was sent in again, or for days that are over."""
        authority = self.chance.choice(OverrideAuthority.values)
        prescribes = authority in ("own", "collaborating")
        start, end = sorted([self.day(), self.day()])
        AuthorityOverride.objects.create(
            license=license_,
            authority=authority,
            routes=self.chance.sample(ROUTES, self.chance.randint(0, 2)) if prescribes else [],
            reason="Hours completed",
            evidence=Evidence.objects.filter(license=license_).first(),
            decided_at=timezone.now() - dt.timedelta(minutes=self.chance.choice([40, 5, 5])),
            decided_by=cast.rosa(),
            valid_from=start,
            valid_until=self.maybe(end),
        )

    def service(self, provider: Provider) -> None:
        facts = {
            "route": self.chance.choice(ROUTES),
            "therapy": self.chance.choice(["none", "same_provider", "partner"]),
            "format": self.chance.choice(["in_person", "telehealth", "at_home"]),
        }
        if not Service.objects.filter(provider=provider, model="medical", **facts).exists():
            phases = self.chance.sample(
                ["preparation", "dosing", "integration"], self.chance.randint(0, 3)
            )
            prices = {phase: self.maybe(self.chance.randint(0, 900), 0.8) for phase in phases}
            cast.service(provider, "medical", **facts, phases=prices)

    def place(self, provider: Provider) -> None:
        cast.place(provider, self.chance.choice(["97201", "60601", "43004"]), name="Still\nWater")

    def credential(self, provider: Provider) -> None:
        self.number += 1
        kind = self.chance.choice(["board_certification", "kap_training"])
        Credential.objects.create(provider=provider, kind=kind, name=f"Course {self.number}")

    def link(self) -> None:
        """A membership or a partnership between two of them."""
        if len(self.providers) < 2:
            return
        one, other = self.chance.sample(self.providers, 2)
        ended = self.maybe(timezone.now(), 0.2)
        confirmed = self.maybe(timezone.now(), 0.9)
        if self.chance.random() < 0.5:
            if not Membership.objects.filter(practice=one, member=other, ended_at=None).exists():
                cast.membership(one, other, confirmed_at=confirmed, ended_at=ended)
        elif not Partnership.objects.filter(
            therapist=one, prescriber=other, ended_at=None
        ).exists():
            first, last = sorted([self.day() - dt.timedelta(days=2), self.day()])
            dates = (
                {"valid_from": first, "valid_until": last}
                if confirmed
                else {"valid_from": None, "valid_until": None}
            )
            states = self.chance.sample(STATES, self.chance.randint(1, 2))
            cast.partnership(
                one, other, states=states, confirmed_at=confirmed, ended_at=ended, **dates
            )
