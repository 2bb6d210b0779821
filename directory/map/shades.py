"""Counts in a few shades: round bounds that part the states, whether they have tens of providers or thousands."""

from bisect import bisect_right
from collections.abc import Iterable

# Of the states that have providers, these shares are below the second, third and fourth shade.
SHARES = (0.4, 0.7, 0.9)


def shade_bounds(counts: Iterable[int]) -> list[int]:
    """The least count of each shade from the first on, at most four; none where all counts are 0."""
    some = sorted(count for count in counts if count)
    if not some:
        return []
    parts = [round_down(some[int(share * len(some))]) for share in SHARES]
    return sorted({1, *parts})


def shade_of(count: int, bounds: list[int]) -> int:
    """The shade of a count; 0 is none."""
    return bisect_right(bounds, count)


def round_down(number: int) -> int:
    """The next number below, or equal, that starts with 1, 2 or 5 and goes on with zeros."""
    power = 10 ** (len(str(number)) - 1)
    return next(first * power for first in (5, 2, 1) if first * power <= number)
