"""What to ask instead when nothing fits: which single thing to drop, how much farther to look, who works from afar."""

import re
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.places import PlaceError, find_place
from catalog.query import RADII
from directory.addresses import search_address
from directory.facets import FACETS, Facet
from directory.search import Search
from directory.shown import Suggestion
from providers.vocabulary.state import State

ZIP = re.compile(r"\d{5}(-\d{4})?")
# What another thing means depends on these (who prescribes in the client's state, how far telehealth reaches), so that what
# is found without them is more than what fits all the others as they are.
GIVES_MEANING = frozenset({"near", "state", "format"})


@dataclass(frozen=True)
class Instead:
    """Searches that find somebody where this one does not."""

    nearby: Suggestion | None
    less: list[Suggestion]
    farther: list[Suggestion]
    afar: Suggestion | None


def instead_of(search: Search) -> Instead:
    """What to offer below a search that found nobody."""
    return Instead(
        around_a_zip(search), with_one_thing_less(search), farther(search), from_afar(search)
    )


def around_a_zip(search: Search) -> Suggestion | None:
    """The place of a ZIP code that was typed among the words, with the other words."""
    if search.query.place is not None:
        return None
    typed = search.query.words.split()
    for word in typed:
        try:
            place = find_place(word) if ZIP.fullmatch(word) else None
        except PlaceError:
            place = None
        if place is not None:
            others = " ".join(other for other in typed if other != word)
            address = search.address(near=[place.near], q=[others] if others else [])
            label = _("Near %(place)s") % {"place": place.label}
            return _suggestion(label, address, total_of(address))
    return None


def with_one_thing_less(search: Search) -> list[Suggestion]:
    """For each thing that narrows, what leaving it out alone would give, most first; those that give nothing are left out."""
    dropped = [
        (
            _words_of(search, facet),
            search.address(**{facet.name: ["any"] if facet.default else []}),
            facet.name,
        )
        for facet in FACETS
        if facet.name in search.narrowing
    ]
    dropped.append((f"“{search.query.words}”", search.address(q=[]), "q"))
    dropped.append((_("the place, anywhere in the country"), search.elsewhere, "near"))
    found = [
        _suggestion(_("Without %(name)s") % {"name": name}, address, count)
        for name, address, parameter in dropped
        if parameter in search.narrowing
        and (
            count := total_of(address)
            if parameter in GIVES_MEANING
            else search.answer.without[parameter]
        )
    ]
    return sorted(found, key=lambda suggestion: -suggestion.count)


def farther(search: Search) -> list[Suggestion]:
    """Wider circles around the place, with what they hold."""
    if search.query.place is None:
        return []
    found: list[Suggestion] = []
    most = 0
    for miles in RADII:
        if miles > search.query.within:
            address = search.address(within=[str(miles)])
            # Farther is worth saying only where it adds somebody.
            if (count := total_of(address)) > most:
                most = count
                label = _("Within %(miles)s miles") % {"miles": miles}
                found.append(_suggestion(label, address, count))
    return found


def from_afar(search: Search) -> Suggestion | None:
    """Who sees clients of the place's state by video or phone, other filters aside."""
    place = search.query.place
    if place is None:
        return None
    address = search_address({"near": [place.near], "format": ["telehealth"]})
    if not (count := total_of(address)):
        return None
    label = _("By video or phone in %(place)s") % {"place": State(place.state).label}
    return _suggestion(label, address, count)


def total_of(address: str) -> int:
    """How many the search at an address finds."""
    return Search(QueryDict(address.partition("?")[2])).total


def _suggestion(label: str, address: str, count: int) -> Suggestion:
    counted = ngettext("%(n)s provider", "%(n)s providers", count) % {"n": count}
    return Suggestion(label, address, count, counted)


def _words_of(search: Search, facet: Facet) -> str:
    """A facet with what was chosen from it: "Language: Spanish, Korean"."""
    chosen = search.selected(facet)
    labels = [str(label) for value, label in facet.choices.choices if value in chosen]
    return f"{facet.label}: {', '.join(labels)}"
