"""Searches and matchings asked in turns, so that whatever else the computer does hits both alike."""

import gc
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from django.db import connection

from bench.search.listings import DAY
from catalog.entries import facts_of_entries
from catalog.question import Question
from catalog.snapshot.answering import Asked
from catalog.snapshot.fitting import Fitting
from catalog.snapshot.snapshot import Snapshot
from matching.finding import some_of
from matching.matches import Matches
from matching.preferences import Preferences
from matching.shown import shown
from matching.wanted import wanted

PAGE, FIRST = 20, 10
# As many of the same kind are asked just before, outside of the time: on a site each has the processor's memory to itself.
AHEAD = 2
ROWS = "SELECT provider_id, slug, name, options, places, words, facts FROM catalog_entry WHERE provider_id = ANY (%s::bigint[])"


@dataclass(frozen=True)
class Times:
    """Milliseconds, one a question, by what was done."""

    of: dict[str, list[float]]

    def median(self, what: str) -> float:
        return float(np.median(self.of[what]))

    def p95(self, what: str) -> float:
        return float(np.percentile(self.of[what], 95))


def rows(pks: Sequence[int]) -> None:
    """The rows of a page, read as the benchmark of search does."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [list(pks)])
        if len(cursor.fetchall()) != len(pks):
            raise AssertionError("a row was not read")


def searched(snapshot: Snapshot, question: Question) -> None:
    """Total, all counts, the first page, and its rows."""
    rows(Asked(snapshot, question).answer(0, PAGE).pks)


def ordered(snapshot: Snapshot, preferences: Preferences) -> None:
    """All groups in their order, totals, near misses, and the rows of the first of each group."""
    found = Fitting(snapshot, wanted(preferences)).answer(FIRST)
    groups = (found.all, found.telehealth, found.close)
    members = {pk for group in groups for each in group.first for pk in each}
    rows([*members.union(found.incomplete, found.helpers[:3])])


def searched_with_facts(snapshot: Snapshot, question: Question) -> None:
    """The same as cards are made from."""
    facts_of_entries(Asked(snapshot, question).answer(0, PAGE).pks, DAY)


def matched(snapshot: Snapshot, preferences: Preferences) -> None:
    """What the page of matches is made from: with every reason, by the rule."""
    shown(snapshot, preferences, DAY, FIRST)


KINDS: dict[str, Callable[..., None]] = {
    "search": searched,
    "matching": ordered,
    "search, with facts": searched_with_facts,
    "matching, with facts and reasons": matched,
}


def measured(
    snapshot: Snapshot, asked: Sequence[Preferences], questions: Sequence[Question]
) -> Times:
    """Each question of each kind once, the kinds in another order each time."""
    times: dict[str, list[float]] = defaultdict(list)
    order = random.Random(len(asked))
    of = {name: asked if name.startswith("matching") else questions for name in KINDS}
    gc.collect()
    gc.disable()
    try:
        for number in range(-AHEAD, len(asked)):
            for name in order.sample(list(KINDS), len(KINDS)):
                for before in range(AHEAD, 0, -1):
                    KINDS[name](snapshot, of[name][number - before])
                begun = time.perf_counter_ns()
                KINDS[name](snapshot, of[name][number])
                if number >= 0:
                    times[name].append((time.perf_counter_ns() - begun) / 1e6)
    finally:
        gc.enable()
    return Times(dict(times))


def right(
    snapshot: Snapshot, asked: Sequence[Preferences], answer: Callable[[Preferences], Matches]
) -> tuple[int, list[int]]:
    """How many answers are those of the rule in all of their parts, and how many full and close matches each has."""
    good, sizes = 0, []
    for preferences in asked:
        expected = answer(preferences)
        good += shown(snapshot, preferences, DAY, FIRST) == some_of(expected, FIRST)
        sizes.append(sum(expected.totals.values()))
    return good, sizes
