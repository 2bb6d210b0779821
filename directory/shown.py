"""What the results page shows of a search, besides the results."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from directory.facets import Facet


@dataclass(frozen=True)
class Option:
    """A value of a facet as the form shows it; the count is what a search with it alone in its facet would give."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class ShownFacet:
    """A facet with its options; those in `more` wait behind "Show more"."""

    facet: Facet
    options: list[Option]
    more: list[Option]

    @property
    def chosen(self) -> int:
        """How many options narrow now, beyond the default."""
        return sum(
            option.chosen and option.value != self.facet.default
            for option in (*self.options, *self.more)
        )


@dataclass(frozen=True)
class Chip:
    """A chosen value that a link takes back."""

    label: str
    facet: str
    address: str


@dataclass(frozen=True)
class Suggestion:
    """Another search and how many it finds."""

    label: str
    address: str
    count: int


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


def shown_facet(facet: Facet, counts: Mapping[str, int], chosen: Collection[str]) -> ShownFacet:
    """A facet's options with their counts: a long list shows what is chosen and what finds most, in the facet's own order."""
    options = [
        Option(value, str(label), counts.get(value, 0), value in chosen)
        for value, label in facet.choices.choices
    ]
    if len(options) <= facet.shown + 1:
        return ShownFacet(facet, options, [])
    common = sorted(options, key=lambda option: (not option.chosen, -option.count))
    shown = {option.value for option in common[: facet.shown]}
    return ShownFacet(
        facet,
        [option for option in options if option.value in shown],
        [option for option in options if option.value not in shown],
    )
