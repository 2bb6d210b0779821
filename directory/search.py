"""One search: parse, find, count, and say what could be asked instead."""

from collections.abc import Mapping
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from catalog.order import ordered
from catalog.places import state_named
from catalog.sample import Sample
from directory.addresses import search_address, with_values, without
from directory.cards import Card, cards_of
from directory.facets import FACETS, Facet
from directory.filterset import ProviderFilterSet
from directory.parameters import parse
from directory.shown import Chip, Link, PageLink, ShownFacet, shown_facet
from directory.sorts import SORTS
from providers.models import Provider

PAGE_SIZE = 20


class Search:
    """Everything the results page says, worked out from the address alone; nothing is kept."""

    def __init__(self, get: QueryDict) -> None:
        parsed = parse(get)
        self.parameters, self.ignored = parsed.parameters, parsed.ignored
        self.filterset = ProviderFilterSet(self.parameters)
        self.query = self.filterset.query
        self.unclear_places = self.filterset.unclear_places

    @cached_property
    def results(self) -> "QuerySet[Provider]":
        """All that match, in order."""
        found = Provider.objects.published().filter(pk__in=self._sample.members)
        return ordered(found, self.query, self.sort)

    @cached_property
    def page(self) -> Page[Provider]:
        """The asked-for page, or the nearest there is."""
        number = self.parameters.get("page", ["1"])[0]
        return Paginator(self.results, PAGE_SIZE).get_page(number)

    @cached_property
    def cards(self) -> list[Card]:
        """The page's results as shown."""
        return cards_of(
            [row.pk for row in self.page],
            self.query,
            self.parameters,
            self._sample.standings,
            self.page.start_index(),
        )

    def address(self, **changes: list[str]) -> str:
        """The canonical address of this search with some parameters replaced."""
        return search_address(with_values(self.parameters, **changes))

    @property
    def canonical(self) -> str:
        """The address of exactly this search and page."""
        return search_address(self.parameters)

    @cached_property
    def pages(self) -> list[PageLink]:
        """The numbered pages, with gaps for those left out."""
        pages = self.page.paginator.get_elided_page_range(
            self.page.number, on_each_side=1, on_ends=1
        )
        return [
            PageLink(
                number,
                search_address({**self.parameters, "page": [str(number)]})
                if isinstance(number, int)
                else "",
                number == self.page.number,
            )
            for number in pages
        ]

    @cached_property
    def counts(self) -> dict[str, Mapping[str, int]]:
        """By facet, how many each option would find; what a facet has selected does not narrow its own.

        Options that are left out find nobody.
        """
        return {facet.name: facet.counts(self._sample_for(facet)) for facet in FACETS}

    @property
    def facets(self) -> list[ShownFacet]:
        """Every facet with its options as the form shows them."""
        return [
            shown_facet(facet, self.counts[facet.name], self.filterset.selected(facet))
            for facet in FACETS
        ]

    @cached_property
    def chips(self) -> list[Chip]:
        """What the client chose, each with the address that takes it back."""
        return [
            Chip(
                str(label),
                str(facet.label),
                search_address(without(self.parameters, facet.name, value)),
            )
            for facet in FACETS
            for value, label in facet.choices.choices
            if value in self.parameters.get(facet.name, ()) and value != facet.default
        ]

    @cached_property
    def cleared(self) -> str:
        """The address without any filter; the place stays."""
        kept = {name: self.parameters.get(name, []) for name in ("near", "within")}
        return search_address(kept)

    @property
    def near(self) -> str:
        """The place as typed."""
        return self.parameters.get("near", [""])[0]

    @property
    def sort(self) -> str:
        """The order asked for; empty for the default."""
        return self.parameters.get("sort", [""])[0]

    @property
    def place_links(self) -> list[Link]:
        """For a name that several places have: this search at each of them."""
        return [
            Link(place.label, self.address(near=[place.near]), False)
            for place in self.unclear_places
        ]

    @property
    def whole_state(self) -> Link | None:
        """For a place that is the name of a state: this search in all of it."""
        state = None if self.query.place else state_named(self.near)
        if state is None:
            return None
        return Link(str(state.label), self.address(near=[], within=[], state=[state.value]), False)

    @property
    def elsewhere(self) -> str:
        """This search without a place."""
        return self.address(near=[], within=[])

    @property
    def sorts(self) -> list[Link]:
        """The orders, with the one in force marked."""
        default = "nearest" if self.query.place else ""
        current = self.sort or default
        names = [("", _("Today's order"))] if not self.query.place else []
        names += [
            (name, str(label))
            for name, label in SORTS.items()
            if name != "nearest" or self.query.place
        ]
        return [
            Link(label, self.address(sort=[] if name == default else [name]), name == current)
            for name, label in names
        ]

    @cached_property
    def _sets(self) -> dict[str, frozenset[int]]:
        """The keys of the published listings that each parameter alone lets through; "" stands for all of them."""
        published = Provider.objects.published().order_by()
        found = {"": published} | {
            name: self.filterset.narrowed_by(name, published) for name in self.filterset.narrowing
        }
        return {name: frozenset(rows.values_list("pk", flat=True)) for name, rows in found.items()}

    def matching(self, leaving_out: str | None = None) -> frozenset[int]:
        """The keys of what matches every parameter, or every other one."""
        sets = [keys for name, keys in self._sets.items() if name != leaving_out]
        return frozenset.intersection(*sets)

    @cached_property
    def _sample(self) -> Sample:
        return Sample(self.matching(), self.query)

    def _sample_for(self, facet: Facet) -> Sample:
        if facet.name not in self.filterset.narrowing:
            return self._sample
        return Sample(self.matching(leaving_out=facet.name), self.query)
