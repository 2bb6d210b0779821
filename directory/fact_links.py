"""Every fact on a card is a filter: the links that add a fact to the search the card stands in."""

from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from catalog.places import PlaceError, find_place
from directory.addresses import (
    DEFAULTS,
    POSITION,
    Parameters,
    parameter,
    query_parts,
    search_address,
    search_path,
    with_values,
)
from directory.molds import known
from directory.parameters import SINGLE
from directory.wording import Wording

Changes = tuple[tuple[str, str], ...]
OPENING = '<a class="fact" href="'


class Fact(NamedTuple):
    """Words on a card, and the parameters that a search for everybody of whom they are true has; none where there is no such search."""

    text: str
    changes: Changes = ()

    def __str__(self) -> str:
        return self.text


class FactLink(NamedTuple):
    """A fact with the address of the search that it is added to, and what the link says to those who hear it.

    Both are empty where the fact is asked for already, or cannot be.
    """

    text: str
    address: str
    said: str


class FactLinks(dict[Any, Markup]):
    """The facts of one page as HTML, each made once: a link, or bare words."""

    def __init__(self, parameters: Parameters, wording: Wording) -> None:
        super().__init__()
        self._parameters = with_values(parameters)
        self.wording = wording
        parts = [(part.partition("=")[0], part) for part in query_parts(self._parameters)]
        self._asked = [(POSITION[name], name, part) for name, part in parts]
        self._around: dict[str, tuple[str, str]] = {}
        self._known_ends: dict[str, tuple[str, str] | None] = {}

    def __missing__(self, fact: Fact) -> Markup:
        self[fact] = html = self._html(fact)
        return html

    def link(self, fact: Fact) -> FactLink:
        """Where a fact leads, for markup of another kind."""
        if self._is_asked(fact):
            return FactLink(fact.text, "", "")
        return FactLink(fact.text, self._address(fact.changes), _said(fact, self.wording))

    def _html(self, fact: Fact) -> Markup:
        changes = fact.changes
        if len(changes) == 1 and (ends := self._ends(changes[0][0])):
            before, after = ends
            itself, rest = _inside(fact, self.wording)
            return known(f"{before}{itself}{after}{rest}")
        if self._is_asked(fact):
            return escape(fact.text)
        rest = _inside(fact, self.wording)[1]
        return known(f"{OPENING}{escape(self._address(changes))}{rest}")

    def _ends(self, name: str) -> tuple[str, str] | None:
        """What stands in a link before and after a parameter of which the search has no value yet; None when it has one."""
        try:
            return self._known_ends[name]
        except KeyError:
            ends = None
            if not self._parameters.get(name) and name not in DEFAULTS:
                before, after = self._parts_around(name)
                ends = f"{OPENING}{escape(before)}", str(escape(after))
            self._known_ends[name] = ends
            return ends

    def _is_asked(self, fact: Fact) -> bool:
        """Whether the search asks for it; what no search can ask for counts as asked."""
        for name, value in fact.changes:
            values = self._parameters.get(name)
            if value not in values if values else value != DEFAULTS.get(name):
                return False
        return True

    def _address(self, changes: Changes) -> str:
        """The canonical address of the search with `changes`: a further value, or another where there can be only one."""
        name, value = changes[0]
        others = name not in SINGLE and name in self._parameters
        if len(changes) == 1 and not others and value != DEFAULTS.get(name):
            # Most links are of this kind: they differ in one place only.
            before, after = self._around.get(name) or self._parts_around(name)
            return f"{before}{parameter(name, value)}{after}"
        changed = self._parameters
        for name, value in changes:
            values = [value] if name in SINGLE else [*changed.get(name, ()), value]
            changed = with_values(changed, **{name: values})
        return search_address(changed)

    def _parts_around(self, name: str) -> tuple[str, str]:
        """What stands in an address before and after a parameter; for another place, without the radius around the old one."""
        here = POSITION[name]
        gone = ("near", "within") if name == "near" else (name,)
        before = "".join(
            [f"{part}&" for at, other, part in self._asked if at < here and other not in gone]
        )
        after = "".join(
            [f"&{part}" for at, other, part in self._asked if at > here and other not in gone]
        )
        self._around[name] = f"{search_path()}?{before}", after
        return self._around[name]


@lru_cache(maxsize=8192)
def _said(fact: Fact, wording: Wording) -> str:
    """What the link of a fact does. What is seen stands in it, so that it can be said to a computer too."""
    _ = wording.gettext
    name, value = fact.changes[-1]
    if name == "near":
        return _("Look near %(place)s") % {"place": value}
    facet, option = wording.facets[name], wording.labels[name][value]
    words = {"facet": facet, "option": option, "text": fact.text}
    if option == fact.text:
        return _("Add filter: %(facet)s: %(option)s") % words
    return _("%(text)s. Add filter: %(facet)s: %(option)s") % words


@lru_cache(maxsize=8192)
def _inside(fact: Fact, wording: Wording) -> tuple[str, str]:
    """The parameter of a link and all that follows its address: the same in every search."""
    name, value = fact.changes[0]
    return (
        str(escape(parameter(name, value))),
        f'" aria-label="{escape(_said(fact, wording))}">{escape(fact.text)}</a>',
    )


@lru_cache(maxsize=4096)
def place_to_search(city: str, state: str) -> str:
    """What to ask for to search around a city, or nothing where the site knows no city of that name."""
    try:
        return find_place(f"{city}, {state}").near
    except PlaceError:
        return ""
