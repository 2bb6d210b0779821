"""What the results page shows of a search, besides the results."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from directory.facets import Facet


@dataclass(frozen=True)
class Chip:
    """A chosen value that a link takes back."""

    label: str
    facet: str
    address: str


@dataclass(frozen=True)
class Suggestion:
    """Another search and how many it finds; `counted` says it in words."""

    label: str
    address: str
    count: int
    counted: str


@dataclass(frozen=True)
class Link:
    """Another search; `current` marks the one in force."""

    label: str
    address: str
    current: bool


@dataclass(frozen=True)
class PageLink:
    """A page of the results; a gap has a sign for a number, and no address."""

    number: int | str
    url: str
    current: bool


def in_the_open(
    facet: Facet, counts: Sequence[int], chosen: Collection[str]
) -> Collection[int] | None:
    """The places of a facet's options before "Show more": what is chosen, then what finds most; None when all are there."""
    if len(facet.values) <= facet.shown + 1:
        return None
    weights = counts
    if chosen:
        ahead = max(counts) + 1
        weights = [
            count + ahead * (value in chosen)
            for value, count in zip(facet.values, counts, strict=True)
        ]
    order = sorted(range(len(weights)), key=weights.__getitem__, reverse=True)
    return frozenset(order[: facet.shown])
