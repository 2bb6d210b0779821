"""Where a person, a practice or a care team stands: the keys of the order, each of them public.

A care team stands where its weaker partner would. What the two do together (criteria.SHARED) counts for both of them; what the
client meets with each of the two, each has to have; docs/decisions/0017 says why.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import NamedTuple

from catalog.rotation import turn
from matching.criteria import Candidate, Way
from matching.reasons import Reason, Verdict, weight_of

# Miles count to a tenth, as they are shown, so that what is shown suffices to work the order out again.
DECIMALS = 1


class Fit(NamedTuple):
    """What one member comes to: the weight of the wishes that are met, that of the clear noes, and how fresh the facts are."""

    met: int
    unmet: int
    fresh: int

    @property
    def key(self) -> tuple[int, int, int]:
        """To sort by, lowest first: most met, then fewest clear noes, then freshest."""
        return (-self.met, self.unmet, -self.fresh)


class Rank(NamedTuple):
    """All that a place in a group follows from. `added_miles` are the ways to both of a team, and 0 for whoever is one."""

    fit: Fit
    added_miles: float
    turn: str

    @property
    def key(self) -> tuple[tuple[int, int, int], float, str]:
        """To sort by, lowest first: the fit, then the shorter ways of a team, then the turn of the day."""
        return (self.fit.key, self.added_miles, self.turn)


def fit(member: Candidate, why: Collection[Reason]) -> Fit:
    """What one member comes to, by the reasons that hold for them."""
    return Fit(weight_of(why, Verdict.MET), weight_of(why, Verdict.UNMET), member.fresh)


def rank(
    members: Sequence[Candidate],
    ways: Sequence[Way],
    why: Sequence[Collection[Reason]],
    on: dt.date,
) -> Rank:
    """The place of one or two `members`, with the way to each and the reasons that hold for each, on a day."""
    weaker = max(map(fit, members, why), key=lambda each: each.key)
    added = (miles(ways) or 0.0) if len(members) > 1 else 0.0
    return Rank(weaker, added, turn(name_of(members), on))


def miles(ways: Collection[Way]) -> float | None:
    """The ways to all of them, added, to a tenth; None when the client meets nobody in person, or named only a state."""
    known = [way.miles for way in ways if way.miles is not None]
    return round(sum(known), DECIMALS) if known else None


def name_of(members: Collection[Candidate]) -> str:
    """What the daily rotation knows a person, a practice or a team by: the slugs, joined by "+"."""
    return "+".join(member.facts.slug for member in members)
