"""What this project does: the snapshot's answer."""

import time
from dataclasses import replace
from typing import Any

import numpy as np

from bench.search.asking import PAGE, Outcome, Question
from bench.search.listings import DAY, Listings
from bench.search.scene import Scene
from bench.search.world import world
from catalog import question as catalog_question
from catalog.options import STATE_NUMBERS
from catalog.order import NAME_BYTES
from catalog.places import Place
from catalog.query import Query
from catalog.question import Answer
from catalog.snapshot.answering import Asked
from catalog.snapshot.bits import size
from catalog.snapshot.columns import NONE, Columns
from catalog.snapshot.names import name_key
from catalog.snapshot.ranking import Wish, ranked
from catalog.snapshot.snapshot import Snapshot
from catalog.snapshot.today import Day


class Ours:
    """The snapshot of the listings in this process."""

    name = "ours"
    version = f"NumPy {np.__version__}"

    def __init__(self, scene: Scene) -> None:
        columns = columns_of(scene.listings)
        begun = time.perf_counter()
        self.snapshot = Snapshot.build([columns], Day.of(DAY), epoch=1)
        self.build_seconds = time.perf_counter() - begun

    def ask(self, question: Question) -> Any:
        search = Asked(self.snapshot, asked(question))
        if question.wishes:
            wishes = [Wish(wish.keys, wish.weight) for wish in question.wishes]
            return size(search.found), ranked(search, wishes, PAGE)
        return search.answer(0, PAGE)

    def page(self, told: Any) -> list[int]:
        return list(told.pks) if isinstance(told, Answer) else [each.pk for each in told[1]]

    def outcome(self, question: Question, told: Any) -> Outcome:
        if question.wishes:
            total, first = told
            signs = ("".join("+" if met else "-" for met in each.met) for each in first)
            return Outcome(total, tuple(self.page(told)), None, tuple(signs))
        counts = {
            key: count
            for facet, keys in question.counted.items()
            for key, count in zip(keys, told.counts[facet], strict=True)
        }
        return Outcome(told.total, tuple(told.pks), counts or None)

    def close(self) -> None:
        """Nothing is held outside of this process's memory."""


def asked(question: Question) -> catalog_question.Question:
    """The question as the site's search puts it to the catalog."""
    circle = question.circle
    query = Query(words=question.words, on=DAY)
    if circle:
        place = Place("", circle.latitude, circle.longitude, circle.state, "")
        query = replace(query, place=place, within=circle.miles)
    return catalog_question.Question(query, question.narrowing, question.counted)


def columns_of(listings: Listings) -> Columns:
    """The listings as if they had been read from the database."""
    people, options, spans, places = (
        listings.people,
        listings.options,
        listings.spans,
        listings.places,
    )
    numbers = np.array([STATE_NUMBERS[state] for state in world().states], np.int8)
    # What only the guide reads is left out: the search that is measured does not.
    return replace(
        Columns.none(),
        pk=people.pk,
        rank=people.rank,
        name=np.array([name_key(name) for name in people.name], f"S{NAME_BYTES}"),
        attested_on=listings.attested_on,
        available=listings.available,
        availability_on=listings.availability_on,
        availability_until=np.full_like(listings.availability_on, NONE),
        practicing_since=listings.practicing_since,
        next_opening_days=listings.next_opening_days,
        course_low=listings.course_low,
        option_of=options.of,
        option_row=options.row,
        span_of=spans.of,
        span_row=spans.row,
        span_from=spans.begin,
        span_until=spans.end,
        place_of=places.of,
        latitude=places.latitude,
        longitude=places.longitude,
        place_state=numbers[world().state[places.zip]],
        slug=[""] * len(people.pk),
        words=listings.words,
    )
