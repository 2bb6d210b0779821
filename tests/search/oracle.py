"""What a search must answer, worked out listing by listing from plain facts.

Nothing here comes from how search works: not its SQL, not its arrays, not the rows that are kept for it.
"""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from catalog.facts import Facts
from catalog.load import load_facts
from catalog.query import Query
from catalog.question import Answer
from catalog.rotation import RULE_VERSION
from catalog.words.closeness import as_typed, similar
from catalog.words.labels import label_words
from catalog.words.texts import texts
from catalog.words.tokens import tokens, words_of
from directory.facets import FACETS
from directory.understood import Parameters, narrowing_facets, selected
from providers.geography import distance_miles
from providers.models import Provider

Held = Mapping[str, frozenset[str]]
VALUES = {facet.name: tuple(facet.choices.values) for facet in FACETS}
# What of a listing depends on where its client is.
BY_STATE = ("prescribes", "team")


@dataclass(frozen=True)
class Known:
    """Everything that is true of the public listings on one day; read once, asked often."""

    on: dt.date
    facts: Mapping[int, Facts]
    texts: Mapping[int, str]

    @classmethod
    def of(cls, on: dt.date) -> "Known":
        """As the tables say it now."""
        everybody = Provider.objects.order_by("pk").values_list("pk", flat=True)
        return cls(on, load_facts(list(everybody), on), texts())

    def held(self, pk: int, state: str | None, routes: frozenset[str] = frozenset()) -> Held:
        """For each facet the options that hold for a listing, for a client of `state` who asks for one of `routes`."""
        if (pk, state, routes) not in self._held:
            self._held[pk, state, routes] = self._everywhere[pk] | {
                facet: self._of(pk, facet, state, routes) for facet in BY_STATE
            }
        return self._held[pk, state, routes]

    @cached_property
    def _held(self) -> dict[tuple[int, str | None, frozenset[str]], Held]:
        return {}

    @cached_property
    def _everywhere(self) -> dict[int, dict[str, frozenset[str]]]:
        facets = [facet for facet in VALUES if facet not in BY_STATE]
        return {pk: {facet: self._of(pk, facet, None) for facet in facets} for pk in self.facts}

    def _of(
        self, pk: int, facet: str, state: str | None, routes: frozenset[str] = frozenset()
    ) -> frozenset[str]:
        holds = self.facts[pk].holds
        values = {
            value
            for value in VALUES[facet]
            if value != "any" and holds(facet, value, state, routes)
        }
        return frozenset(values | {"any"} if facet == "verified" else values)

    @cached_property
    def words(self) -> Mapping[int, frozenset[str]]:
        """The words of each listing, those of its options among them."""
        found = {}
        for pk, facts in self.facts.items():
            labels = {
                word
                for word, keys in label_words().items()
                if any(facts.holds(*_facet_and_value(key)) for key in keys)
            }
            found[pk] = frozenset(labels.union(words_of(self.texts[pk])))
        return found


def _facet_and_value(key: str) -> tuple[str, str]:
    facet, _, value = key.partition(":")
    return facet, value


class Expected:
    """The answer to one search."""

    def __init__(self, known: Known, parameters: Parameters, query: Query, sort: str) -> None:
        self.known, self.query, self.sort = known, query, sort
        self.chosen = {
            facet.name: frozenset(selected(parameters, facet))
            for facet in narrowing_facets(parameters)
        }
        self.tokens = tokens(query.words)
        every_word = frozenset().union(*known.words.values()) if self.tokens else frozenset()
        self.exactly = [{word for word in every_word if as_typed(t, word)} for t in self.tokens]
        self.nearly = [
            exact | {word for word in every_word if similar(t, word) and t not in label_words()}
            for t, exact in zip(self.tokens, self.exactly, strict=True)
        ]
        self.failed = {pk: self._failed(pk) for pk in known.facts}

    @property
    def narrowing(self) -> list[str]:
        """What narrows this search."""
        place = ["near"] if self.query.place else []
        return [*self.chosen, *place, *(["q"] if self.tokens else [])]

    def answer(self) -> Answer:
        """With all that fit, in order, as one page."""
        found = self.but_for("")
        counts = {}
        for facet in FACETS:
            counted: Counter[str] = Counter()
            for pk in self.but_for(facet.name):
                counted.update(self._held(pk)[facet.name])
            counts[facet.name] = [counted[value] for value in VALUES[facet.name]]
        if self.query.place:
            counts["format"] = [self._would_fit(value) for value in VALUES["format"]]
        if "prescribes" in self.chosen:
            counts["route"] = [self._would_find(value) for value in VALUES["route"]]
        without = {name: len(self.but_for(name)) for name in self.narrowing}
        return Answer(len(found), sorted(found, key=self._place), counts, without)

    def _would_fit(self, format_: str) -> int:
        """How many a click on one format would find, which also decides who counts as near."""
        asked = replace(self.query, formats=frozenset({format_}))
        return sum(
            failed <= {"near", "format"}
            and format_ in self._held(pk)["format"]
            and (self._miles(pk) is not None or self._from_afar(pk, asked))
            for pk, failed in self.failed.items()
        )

    def _would_find(self, route: str) -> int:
        """How many a click on one route alone would find: whoever prescribes has to do so for it."""
        return sum(
            failed <= {"route", "prescribes"}
            and route in self._held(pk)["route"]
            and self._prescribes(pk, frozenset({route}))
            for pk, failed in self.failed.items()
        )

    def _prescribes(self, pk: int, routes: frozenset[str]) -> bool:
        held = self.known.held(pk, self.query.client_state, routes)["prescribes"]
        return not held.isdisjoint(self.chosen["prescribes"])

    def but_for(self, name: str) -> list[int]:
        """Who fits everything, or everything but one thing."""
        if name == "route" and "prescribes" in self.chosen:
            # Without a route nobody has to prescribe for one.
            return [
                pk
                for pk, failed in self.failed.items()
                if failed <= {"route", "prescribes"} and self._prescribes(pk, frozenset())
            ]
        return [pk for pk, failed in self.failed.items() if failed <= {name}]

    def _failed(self, pk: int) -> set[str]:
        """What of the search a listing does not meet."""
        held = self._held(pk)
        failed = {name for name, values in self.chosen.items() if held[name].isdisjoint(values)}
        if self.query.place and self._miles(pk) is None and not self._from_afar(pk, self.query):
            failed.add("near")
        if not self._mentions(pk, self.nearly):
            failed.add("q")
        return failed

    def _held(self, pk: int) -> Held:
        return self.known.held(pk, self.query.client_state, self.query.routes)

    def _from_afar(self, pk: int, query: Query) -> bool:
        states = self.known.facts[pk].telehealth_states
        return "telehealth" in query.formats and query.place.state in states

    def _miles(self, pk: int) -> float | None:
        """To the nearest place inside the circle; None where there is none."""
        here = self.query.place
        away = [
            distance_miles(here.latitude, here.longitude, there.latitude, there.longitude)
            for there in self.known.facts[pk].places
        ]
        return min((miles for miles in away if miles <= self.query.within), default=None)

    def _mentions(self, pk: int, wanted: Collection[Collection[str]]) -> bool:
        """The listing has one word of each set."""
        return not any(self.known.words[pk].isdisjoint(words) for words in wanted)

    def _place(self, pk: int) -> tuple[object, ...]:
        """What listings are ordered by."""
        facts = self.known.facts[pk]
        seed = f"{self.query.on.isoformat()}/{RULE_VERSION}/{facts.slug}"
        ties = hashlib.md5(seed.encode(), usedforsecurity=False).hexdigest(), pk
        if self.sort == "name":
            small = "".join(each.lower() if "A" <= each <= "Z" else each for each in facts.name)
            return small.encode()[:48], *ties
        if self.sort == "cost":
            return facts.course_low is None, facts.course_low or 0, *ties
        if self.sort == "soonest":
            room = {"open": 0, "waitlist": 1}.get(facts.availability, 2)
            days = facts.next_opening_days
            return room, days is None, days or 0, *ties
        if self.query.place:
            miles = self._miles(pk)
            return miles is None, miles or 0.0, *ties
        return not self._mentions(pk, self.exactly), *ties
