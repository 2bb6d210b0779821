"""Licenses of invented listings, what follows from them by state, and who works with whom."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bench.search.listings import TODAY, Listings
from bench.search.professions import COLLABORATING, OWN_FOR_NURSES, ROLES
from bench.search.world import world

ALWAYS = 10**6
# The share of therapists with partners, how many these have at most, and who has a license in a second state.
WITH_PARTNERS, MOST_PARTNERS, SECOND_STATE = 0.5, 3, 0.18
# The share whose prescribing nobody has confirmed, and of those whom the law limits to some routes.
UNCONFIRMED, LIMITED = 0.05, 0.02


@dataclass
class Held:
    """What one listing holds: licenses as entries say them, by state who prescribes and who is a therapist, and partners."""

    states: list[str]
    last_day: int
    licenses: list[list[Any]]
    prescribes: str
    therapist: bool
    partners: list[list[Any]] = field(default_factory=list)

    def spans(self, remote: bool) -> list[tuple[str, int, int]]:
        """What the entry says that these give, and until when."""
        last = self.last_day
        found = [("badge", -ALWAYS, last)]
        found += [(f"profession:{each[1]}", -ALWAYS, last) for each in self.licenses[:1]]
        for state in self.states:
            if self.prescribes:
                key = "own" if self.prescribes == "own" else "collab"
                found.append((f"{key}@{state}", -ALWAYS, last))
                if self.therapist:
                    found.append((f"team@{state}", -ALWAYS, last))
            if remote:
                found.append((f"telehealth@{state}", -ALWAYS, last))
        found += [(f"team@{state}", first, until) for _, state, first, until in self.partners]
        return sorted(set(found))


def held_by(listings: Listings, rng: np.random.Generator) -> list[Held]:
    """For each listing in its order."""
    states = world().states
    homes = world().state[listings.home].tolist()
    found = []
    for role, home in zip(listings.people.role.tolist(), homes, strict=True):
        kind = ROLES[role]
        where = [states[home]]
        if rng.random() < SECOND_STATE:
            where.append(states[(home + int(rng.integers(1, len(states)))) % len(states)])
        last = TODAY + (-1 if rng.random() < 0.05 else int(rng.integers(0, 91)))
        nurse = not COLLABORATING.isdisjoint(kind.professions)
        own = not nurse or where[0] in OWN_FOR_NURSES
        law = ("own" if own else "collaborating") if kind.prescribes else "no"
        routes = ["iv", "im"] if law != "no" and rng.random() < LIMITED else []
        rules = [[law, -ALWAYS, ALWAYS, True, routes]] if rng.random() > UNCONFIRMED else []
        licenses = [
            [state, kind.professions[0], "verified", last, 10**9, None, kind.therapy, last, rules]
            for state in where
        ]
        given = law if rules and law != "no" and last >= TODAY else ""
        found.append(Held(where, last, licenses, given, kind.therapy))
    _join(listings.people.pk.tolist(), found, rng)
    return found


def _join(pks: Sequence[int], everybody: list[Held], rng: np.random.Generator) -> None:
    """Therapists find prescribers of their state, for as long as both have their licenses."""
    prescribers = defaultdict(list)
    for number, held in enumerate(everybody):
        if held.prescribes and held.last_day >= TODAY:
            prescribers[held.states[0]].append(number)
    for number, held in enumerate(everybody):
        near = prescribers[held.states[0]]
        if not held.therapist or held.prescribes or not near or rng.random() > WITH_PARTNERS:
            continue
        many = min(len(near), int(rng.integers(1, MOST_PARTNERS + 1)))
        for at in rng.choice(len(near), many, replace=False).tolist():
            other = everybody[near[at]]
            last = min(held.last_day, other.last_day)
            held.partners.append([pks[near[at]], held.states[0], -ALWAYS, last])
            other.partners.append([pks[number], held.states[0], -ALWAYS, last])
