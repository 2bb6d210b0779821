"""The figures of a group of listings, and their sums: plain data."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field

from providers.replies import FEWEST, Replies, replies

# A state with fewer public listings is told together with others: its figures would be those of one or two people.
FEWEST_LISTINGS = 10


@dataclass(frozen=True)
class Share:
    """So many of so many; told only where there are enough to say something, and too many to point at anyone."""

    some: int
    of: int

    @property
    def percent(self) -> int | None:
        """Rounded down, so that 100 is said only of all; None where there are too few."""
        return self.some * 100 // self.of if self.of >= FEWEST else None


@dataclass
class Tally:
    """What was counted of the listings and licenses of one state, or of all."""

    listings: int = 0
    checked: int = 0
    # Days since each look that counts today.
    ages: list[int] = field(default_factory=list)
    decided: int = 0
    in_time: int = 0
    # Hours until the reply, None without one.
    hours: list[int | None] = field(default_factory=list)
    suspended: int = 0
    closed: int = 0
    excluded: int = 0

    @property
    def checked_share(self) -> Share:
        return Share(self.checked, self.listings)

    @property
    def in_time_share(self) -> Share:
        return Share(self.in_time, self.decided)

    @property
    def replied_share(self) -> Share:
        return Share(self.replies.replied, self.replies.messages)

    @property
    def replies(self) -> Replies:
        """By the same rule as each provider's own."""
        return replies(self.hours)

    @property
    def reply_days(self) -> int | None:
        """Within so many days more than half were answered; None where that is not so, or there are too few."""
        return self.replies.days if self.replies.are_enough else None

    @property
    def median_age(self) -> int | None:
        """In days; None where there are too few."""
        return statistics.median_low(self.ages) if len(self.ages) >= FEWEST else None

    def add(self, other: "Tally") -> None:
        """Count what `other` has, too. What two states share is then counted twice."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def without_small(states: dict[str, Tally]) -> tuple[dict[str, Tally], Tally | None, list[str]]:
    """The states that can be told alone, the others together (None without any), and which those are.

    If those together are still too few, the next smallest joins them, and nobody can work it out by taking away.
    """
    by_size = sorted(states, key=lambda state: (states[state].listings, state))
    small = [state for state in by_size if states[state].listings < FEWEST_LISTINGS]
    rest = by_size[len(small) :]
    while small and rest and _listings(states[state] for state in small) < FEWEST_LISTINGS:
        small.append(rest.pop(0))
    if not small:
        return dict(states), None, []
    together = Tally()
    for state in small:
        together.add(states[state])
    alone = {state: states[state] for state in states if state not in small}
    return alone, together, sorted(small)


def _listings(tallies: Iterable[Tally]) -> int:
    return sum(each.listings for each in tallies)
