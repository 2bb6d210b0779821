"""The floor: the same answers by compiled loops over the same bitmaps.

One pass a question, with nothing between the arrays and the processor: how much of our time the snapshot's Python costs.
"""

from typing import Any

import numba
import numpy as np
import numpy.typing as npt

from bench.search.asking import PAGE, Outcome, Question
from bench.search.engines.floor_loops import count_options, nearest_in_circle, order_by_wishes
from bench.search.engines.floor_words import Spelling
from bench.search.scene import Scene
from catalog.options import KEYS, ROWS
from catalog.words.tokens import tokens
from providers.geography import EARTH_RADIUS_MILES, BoundingBox

Numbers = npt.NDArray[np.int64]


class Floor:
    """Bitmaps in which the options of one word of 64 listings lie side by side, and places by latitude."""

    name = "floor"
    version = f"numba {numba.__version__}"

    def __init__(self, scene: Scene) -> None:
        self.pk = scene.listings.people.pk
        self.words = -(-len(scene.listings) // 64)
        self.table = np.zeros((self.words, len(KEYS)), np.uint64)
        for row, key in enumerate(KEYS):
            self.table[:, row] = bitmap(scene.options.holds[key], self.words)
        places = scene.listings.places
        order = np.argsort(places.latitude)
        self.owner = places.of[order]
        self.latitude, self.longitude = places.latitude[order], places.longitude[order]
        self.vectors = unit_vectors(self.latitude, self.longitude)
        self.best = np.full(len(scene.listings), np.inf)
        self.spelling = Spelling(scene.lexicon, self.words)

    def ask(self, question: Question) -> Any:
        keys, starts = flat(list(question.narrowing.values()))
        if question.circle:
            total, first = self._near(question, keys, starts)
            return total, self.pk[first].tolist(), None, None
        if question.wishes:
            wish_keys, wish_starts = flat([wish.keys for wish in question.wishes])
            weights = np.array([wish.weight for wish in question.wishes])
            total, first, _ = order_by_wishes(
                self.table, keys, starts, wish_keys, wish_starts, weights, PAGE
            )
            return total, self.pk[first].tolist(), None, self._reasons(question, first)
        if question.words:
            return self._spoken(question.words, keys, starts)
        total, counts, first = count_options(
            self.table, keys, starts, runs_of(question), NOTHING, PAGE
        )
        return total, self.pk[first].tolist(), counts, None

    def page(self, told: Any) -> list[int]:
        pks: list[int] = told[1]
        return pks

    def outcome(self, question: Question, told: Any) -> Outcome:
        total, pks, counted, reasons = told
        counts = None
        if counted is not None:
            asked = (key for keys in question.counted.values() for key in keys)
            counts = {key: int(counted[ROWS[key]]) for key in asked}
        return Outcome(int(total), tuple(pks), counts, reasons)

    def close(self) -> None:
        """Memory is all it holds."""

    def _near(self, question: Question, keys: Numbers, starts: Numbers) -> tuple[int, Numbers]:
        circle = question.circle
        assert circle is not None
        box = BoundingBox.around(circle.latitude, circle.longitude, circle.miles)
        here = unit_vectors(np.array([circle.latitude]), np.array([circle.longitude]))[0]
        chord = 4 * np.sin(circle.miles / (2 * EARTH_RADIUS_MILES)) ** 2
        found: tuple[int, Numbers] = nearest_in_circle(
            self.table,
            keys,
            starts,
            (self.latitude, self.longitude, self.vectors, self.owner),
            (box.south, box.north, box.west, box.east),
            (here[0], here[1], here[2], chord),
            self.best,
            PAGE,
        )
        return found

    def _spoken(self, words: str, keys: Numbers, starts: Numbers) -> Any:
        typed, found = self.spelling.spoken(tokens(words))
        _, _, first = count_options(self.table, keys, starts, NO_RUNS, typed, PAGE)
        missing = PAGE - len(first)
        total, _, every = count_options(
            self.table, keys, starts, NO_RUNS, found, PAGE + len(first) if missing else 0
        )
        if missing:
            later = every[~np.isin(every, first)]
            first = np.concatenate([first, later[:missing]])
        return total, self.pk[first].tolist(), None, None

    def _reasons(self, question: Question, first: Numbers) -> tuple[str, ...]:
        signs = []
        for listing in first.tolist():
            held = self.table[listing >> 6]
            bit = np.uint64(1 << (listing & 63))
            signs.append(
                "".join(
                    "+" if any(held[ROWS[key]] & bit for key in wish.keys) else "-"
                    for wish in question.wishes
                )
            )
        return tuple(signs)


NOTHING = np.empty(0, np.uint64)
NO_RUNS = np.empty((0, 3), np.int64)


def bitmap(holders: npt.NDArray[np.int32], words: int) -> npt.NDArray[np.uint64]:
    """Bit i % 64 of word i // 64 for each holder i."""
    flags = np.zeros(words * 64, np.bool_)
    flags[holders] = True
    return np.packbits(flags, bitorder="little").view(np.uint64)


def unit_vectors(
    latitude: npt.NDArray[np.float64], longitude: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Points on the globe as rows of three."""
    up, east = np.radians(latitude), np.radians(longitude)
    return np.stack([np.cos(up) * np.cos(east), np.cos(up) * np.sin(east), np.sin(up)], axis=1)


def flat(groups: list[tuple[str, ...]]) -> tuple[Numbers, Numbers]:
    """Groups of keys as rows one after another, and where each begins."""
    rows = [ROWS[key] for keys in groups for key in keys]
    ends = np.cumsum([0, *(len(keys) for keys in groups)])
    return np.array(rows, np.int64), ends.astype(np.int64)


def runs_of(question: Question) -> Numbers:
    """Runs of neighboring rows that are counted, each with the group that does not narrow it."""
    groups = {facet: number for number, facet in enumerate(question.narrowing)}
    runs = []
    for facet, keys in question.counted.items():
        group = groups.get(facet, len(groups))
        rows = [ROWS[key] for key in keys]
        if rows == list(range(rows[0], rows[-1] + 1)):
            runs.append((rows[0], rows[-1] + 1, group))
        else:
            runs += [(row, row + 1, group) for row in rows]
    return np.array(runs, np.int64)
