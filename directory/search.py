"""One search: parse, find, count, and say what could be asked instead."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Self

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict

from catalog.facts import Facts
from catalog.places import state_named, too_precise
from catalog.question import Answer
from catalog.snapshot.snapshot import Snapshot
from directory.addresses import search_address, with_values, without
from directory.answers import Answers
from directory.cards import Card, cards_of
from directory.facets import FACETS, Facet
from directory.parameters import parse
from directory.shown import Chip, Link, PageLink
from directory.understood import first, selected, understood
from directory.wording import wording

PAGE_SIZE = 20


class Search:
    """Everything the results page says, worked out from the address alone; nothing is kept.

    `must_see_all` when whoever asks may have changed a listing just now: then nothing committed is missing.
    """

    def __init__(self, get: QueryDict, *, must_see_all: bool = False) -> None:
        parsed = parse(get)
        self.parameters, self.ignored = parsed.parameters, parsed.ignored
        meant = understood(self.parameters)
        self.query, self.near_error = meant.query, meant.near_error
        self.unclear_places = meant.unclear_places
        place = self.query.place
        # A home would stand in the address bar and its history: what stays there is as coarse as what is searched.
        self.coarser = place is not None and too_precise(self.near)
        if place and self.coarser:
            self.parameters["near"] = [place.near]
        self._answers = Answers(self.parameters, self.query, self.sort, must_see_all=must_see_all)

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """The search that a request asks for. Who is signed in may have changed a listing, and sees that at once."""
        return cls(request.GET, must_see_all=settings.SESSION_COOKIE_NAME in request.COOKIES)

    @cached_property
    def answer(self) -> Answer:
        """What fits, with the asked-for page of it; for a page after the last, the last."""
        number = int(first(self.parameters, "page") or 1)
        answer = self._answers.answer((number - 1) * PAGE_SIZE, PAGE_SIZE)
        if answer.pks or number == 1 or not answer.total:
            return answer
        last = Paginator(range(answer.total), PAGE_SIZE).num_pages
        return self._answers.answer((last - 1) * PAGE_SIZE, PAGE_SIZE)

    @cached_property
    def total(self) -> int:
        """How many fit; asked alone, it needs neither a page nor counts."""
        if "answer" in self.__dict__:
            return self.answer.total
        return self._answers.answer(0, 0, counting=False).total

    @cached_property
    def page(self) -> Page[int]:
        """The asked-for page, or the nearest there is, as numbers from 0."""
        number = first(self.parameters, "page") or "1"
        return Paginator(range(self.answer.total), PAGE_SIZE).get_page(number)

    @property
    def snapshot(self) -> Snapshot | None:
        """The arrays that answer; None while the tables do."""
        return self._answers.snapshot

    def facts_of(self, pks: Sequence[int]) -> Mapping[int, Facts]:
        """What is known of listings now; those that are not public any more are left out."""
        return self._answers.facts(pks)

    @cached_property
    def facts(self) -> Mapping[int, Facts]:
        """What is known of the page's listings."""
        return self.facts_of(self.answer.pks)

    @cached_property
    def cards(self) -> list[Card]:
        """The page's results as shown."""
        return cards_of(
            self.answer.pks, self.facts, self.query, self.parameters, self.page.start_index()
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
        """By facet, how many each option would find; what a facet has selected does not narrow its own."""
        counts = self.answer.counts
        return {
            facet.name: dict(zip(facet.values, counts[facet.name], strict=True)) for facet in FACETS
        }

    @cached_property
    def chips(self) -> list[Chip]:
        """What the client asked for besides the place, each with the address that takes it back."""
        said, typed = wording(), first(self.parameters, "q")
        _ = said.gettext
        chips = [Chip(f"“{typed}”", _("Name or word"), self.address(q=[]))] if typed else []
        for facet in FACETS:
            chosen = self.parameters.get(facet.name, ())
            chips += [
                Chip(
                    label,
                    said.facets[facet.name],
                    search_address(without(self.parameters, facet.name, value)),
                )
                for value, label in (said.labels[facet.name].items() if chosen else ())
                if value in chosen and value != facet.default
            ]
        return chips

    @cached_property
    def cleared(self) -> str:
        """The address without any filter; the place stays."""
        kept = {name: self.parameters.get(name, []) for name in ("near", "within")}
        return search_address(kept)

    @property
    def near(self) -> str:
        """The place as typed."""
        return first(self.parameters, "near")

    @property
    def sort(self) -> str:
        """The order asked for; empty for the default."""
        return first(self.parameters, "sort")

    @property
    def place_links(self) -> list[Link]:
        """For a name that several places have: this search at each of them."""
        return [
            Link(place.in_full, self.address(near=[place.near]), False)
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
        default, said = "nearest" if self.query.place else "", wording()
        current, _ = self.sort or default, said.gettext
        names = [("", _("Today's order"))] if not self.query.place else []
        names += [
            (name, label)
            for name, label in said.sorts.items()
            if name != "nearest" or self.query.place
        ]
        return [
            Link(label, self.address(sort=[] if name == default else [name]), name == current)
            for name, label in names
        ]

    def selected(self, facet: Facet) -> list[str]:
        """The values that narrow by a facet, its default included."""
        return selected(self.parameters, facet)

    @property
    def narrowing(self) -> list[str]:
        """The names of the parameters that narrow this search, a facet's default included."""
        return list(self.answer.without)
