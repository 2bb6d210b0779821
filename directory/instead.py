"""What to ask instead when nothing fits: which single thing to drop, how much farther to look, who works from afar."""

from collections.abc import Iterator

from django.http import QueryDict
from django.utils.translation import gettext as _

from catalog.query import RADII
from directory.addresses import search_address
from directory.facets import FACETS, Facet
from directory.search import Search
from directory.shown import Suggestion
from providers.vocabulary.state import State


def with_one_thing_less(search: Search) -> list[Suggestion]:
    """For each thing that narrows, what leaving it out alone would give, most first; those that give nothing are left out."""
    dropped = [
        (
            _words_of(search, facet),
            search.address(**{facet.name: ["any"] if facet.default else []}),
            facet.name,
        )
        for facet in FACETS
    ]
    dropped.append((f"“{search.query.words}”", search.address(q=[]), "q"))
    dropped.append((_("the place, anywhere in the country"), search.elsewhere, "near"))
    found = [
        Suggestion(label, address, search.answer.without[name])
        for label, address, name in dropped
        if name in search.narrowing
    ]
    return sorted(
        (suggestion for suggestion in found if suggestion.count),
        key=lambda suggestion: -suggestion.count,
    )


def farther(search: Search) -> Iterator[Suggestion]:
    """Wider circles around the place, with what they hold."""
    if search.query.place is None:
        return
    for miles in RADII:
        if miles > search.query.within:
            address = search.address(within=[str(miles)])
            if count := total_of(address):
                yield Suggestion(str(miles), address, count)


def from_afar(search: Search) -> Suggestion | None:
    """Who sees clients of the place's state by video or phone, other filters aside."""
    place = search.query.place
    if place is None:
        return None
    address = search_address({"near": [place.near], "format": ["telehealth"]})
    count = total_of(address)
    return Suggestion(str(State(place.state).label), address, count) if count else None


def total_of(address: str) -> int:
    """How many the search at an address finds."""
    return Search(QueryDict(address.partition("?")[2])).total


def _words_of(search: Search, facet: Facet) -> str:
    """A facet with what was chosen from it: "Language: Spanish, Korean"."""
    chosen = search.selected(facet)
    labels = [str(label) for value, label in facet.choices.choices if value in chosen]
    return f"{facet.label}: {', '.join(labels)}"
