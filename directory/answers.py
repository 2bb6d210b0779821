"""Who answers a search: the arrays of this process where they can be trusted, else the tables."""

from collections.abc import Mapping, Sequence
from functools import cache

from catalog.entries import facts_of_entries
from catalog.facts import Facts
from catalog.live import live
from catalog.load import load_facts
from catalog.query import Query
from catalog.question import Answer, Keys, Question
from catalog.snapshot.answering import Asked
from catalog.snapshot.snapshot import Snapshot
from directory.facets import FACETS
from directory.tables import Tables
from directory.understood import Parameters, narrowing_facets, selected


class Answers:
    """One search; `must_see_all` when whoever asks may have changed something just now."""

    def __init__(
        self, parameters: Parameters, query: Query, sort: str, *, must_see_all: bool
    ) -> None:
        self.parameters, self.query, self.sort = parameters, query, sort
        self.snapshot = live.current(query.on, must_see_all=must_see_all)
        self._tables: Tables | None = None

    def answer(self, first: int, count: int, *, counting: bool = True) -> Answer:
        """The answer with the page of `count` listings that begins after `first`."""
        if self.snapshot is not None:
            try:
                return self._from_arrays(self.snapshot, first, count, counting)
            except Exception as error:
                # Whatever is wrong with the arrays, the tables know. The message could name the search: only its kind is told.
                live.drop(f"a search failed ({type(error).__name__})")
                self.snapshot = None
        if self._tables is None:
            self._tables = Tables(self.parameters, self.query, self.sort)
        return self._tables.answer(first, count, counting=counting)

    def facts(self, pks: Sequence[int]) -> Mapping[int, Facts]:
        """What the cards say of listings, as it is now; those that are not public any more are left out."""
        if self.snapshot is not None:
            return facts_of_entries(pks, self.query.on)
        return load_facts(pks, self.query.on)

    def _from_arrays(self, snapshot: Snapshot, first: int, count: int, counting: bool) -> Answer:
        asked = question(self.parameters, self.query, self.sort, counting=counting)
        return Asked(snapshot, asked).answer(first, count)


def question(parameters: Parameters, query: Query, sort: str, *, counting: bool = True) -> Question:
    """A search in the words of the catalog; `counting` asks for the facets' counts."""
    narrowing = {
        facet.name: tuple(facet.key(value, query) for value in selected(parameters, facet))
        for facet in narrowing_facets(parameters)
    }
    counted = _counted(query.client_state) if counting else {}
    return Question(query, narrowing, counted, sort)


@cache
def _counted(state: str | None) -> Mapping[str, Keys]:
    """The option keys of every facet; of a client nothing but the state matters to them."""
    query = Query(state=state)
    return {facet.name: facet.keys(query) for facet in FACETS}
