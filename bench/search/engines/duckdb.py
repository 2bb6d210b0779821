"""DuckDB in memory: options as bits of whole numbers, a table of places in order of latitude, a table of who has which word.

Counting by GROUPING SETS over the columns of bits, decoded here, measured quicker than a sum an option and than a column an option.
Its full-text extension would have to be downloaded and knows no typos, so the words that a typed one can mean are looked up in the list
of all words with RapidFuzz. Its default of a thread a core.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bench.search.asking import PAGE, Outcome, Question
from bench.search.circles import boxes
from bench.search.engines.masks import COLUMNS, columns_of, condition, conditions
from bench.search.lexicon import typos_in
from bench.search.scene import Scene
from catalog.options import VALUES
from catalog.words.tokens import tokens
from providers.geography import EARTH_RADIUS_MILES

LAST = "\U0010ffff"  # greater than any letter
# Miles from a point to (latitude, longitude) by the haversine formula.
MILES = (
    f"{2 * EARTH_RADIUS_MILES} * asin(sqrt(least(1.0, pow(sin(radians(latitude - $latitude) / 2), 2)"
    " + cos(radians($latitude)) * cos(radians(latitude)) * pow(sin(radians(longitude - $longitude) / 2), 2))))"
)


class DuckDB:
    """A database in this process's memory."""

    name = "duckdb"
    version = duckdb.__version__

    def __init__(self, scene: Scene) -> None:
        self.database = duckdb.connect(":memory:")
        self._keys = scene.listings.keys
        self.words = scene.lexicon.words
        self._load(scene)

    def ask(self, question: Question) -> Any:
        if question.circle:
            return self._in_circle(question)
        where = conditions(question.narrowing)
        if question.words:
            return self._spoken(question, where)
        if question.wishes:
            return self._wished(question, where)
        turns = self._all(f"SELECT turn FROM listing WHERE {where} ORDER BY turn LIMIT {PAGE}")
        counts = self._counts(question, where)
        total = self._all(f"SELECT count(*) FROM listing WHERE {where}")[0][0]
        return total, self._keys([turn for (turn,) in turns]), counts, None

    def page(self, told: Any) -> list[int]:
        pks: list[int] = told[1]
        return pks

    def outcome(self, question: Question, told: Any) -> Outcome:
        total, pks, counts, reasons = told
        signs = None
        if reasons is not None:
            signs = tuple("".join("+" if met else "-" for met in each) for each in reasons)
        return Outcome(total, tuple(pks), counts, signs)

    def close(self) -> None:
        self.database.close()

    def _counts(self, question: Question, where: str) -> dict[str, int]:
        plain = [facet for facet in question.counted if facet in VALUES]
        counts = self._grouped([facet for facet in plain if facet not in question.narrowing], where)
        for facet in question.narrowing:
            others = conditions(question.narrowing, leaving_out=facet)
            if facet in VALUES:
                counts |= self._grouped([facet], others)
            else:
                counts |= self._counted(question.counted[facet], others)
        by_state = [facet for facet in question.counted if facet not in VALUES]
        free = [facet for facet in by_state if facet not in question.narrowing]
        return counts | self._counted(
            [key for facet in free for key in question.counted[facet]], where
        )

    def _grouped(self, facets: Sequence[str], where: str) -> dict[str, int]:
        """Counts from the distinct masks of each facet, which are few."""
        sets = ", ".join(f"({facet})" for facet in facets)
        rows = self._all(
            f"SELECT grouping({', '.join(facets)}), coalesce({', '.join(facets)}), count(*)"
            f" FROM listing WHERE {where} GROUP BY GROUPING SETS ({sets})"
        )
        counts = dict.fromkeys((key for facet in facets for key in COLUMNS[facet]), 0)
        # A bit of grouping() is set for every column that is not grouped by, the first column highest.
        everything = (1 << len(facets)) - 1
        keys_of = {
            everything ^ (1 << (len(facets) - 1 - at)): COLUMNS[facet]
            for at, facet in enumerate(facets)
        }
        for group, mask, count in rows:
            for bit, key in enumerate(keys_of[group]):
                if mask >> bit & 1:
                    counts[key] += count
        return counts

    def _counted(self, keys: Sequence[str], where: str) -> dict[str, int]:
        if not keys:
            return {}
        each = ", ".join(f"count(*) FILTER (WHERE {condition([key])})" for key in keys)
        return dict(
            zip(keys, self._all(f"SELECT {each} FROM listing WHERE {where}")[0], strict=True)
        )

    def _wished(self, question: Question, where: str) -> Any:
        met = [condition(wish.keys) for wish in question.wishes]
        score = " + ".join(
            f"{wish.weight} * ({flag})::INT"
            for wish, flag in zip(question.wishes, met, strict=True)
        )
        best = self._all(
            f"SELECT turn, {', '.join(met)} FROM listing WHERE {where}"
            f" ORDER BY {score} DESC, turn LIMIT {PAGE}"
        )
        total = self._all(f"SELECT count(*) FROM listing WHERE {where}")[0][0]
        return total, self._keys([row[0] for row in best]), None, [row[1:] for row in best]

    def _spoken(self, question: Question, where: str) -> Any:
        """Those who have for every token one of the words it can mean; who has all as typed comes first."""
        sets = []
        for number, token in enumerate(tokens(question.words)):
            typed, alike = self._meant(token)
            meant = [f"word BETWEEN {typed[0]} AND {typed[1] - 1}"] if typed[1] > typed[0] else []
            meant += [f"word IN ({', '.join(map(str, alike))})"] if alike else []
            flag = meant[0] if typed[1] > typed[0] else "false"
            sets.append(
                f"(SELECT turn, bool_or({flag}) AS typed FROM said WHERE {' OR '.join(meant) or 'false'}"
                f" GROUP BY turn) AS s{number}"
            )
        joined = " JOIN ".join(
            each if not number else f"{each} USING (turn)" for number, each in enumerate(sets)
        )
        typed_all = " AND ".join(f"s{number}.typed" for number in range(len(sets)))
        rows = self._all(
            f"SELECT turn, count(*) OVER () FROM {joined} JOIN listing USING (turn) WHERE {where}"
            f" ORDER BY ({typed_all}) DESC, turn LIMIT {PAGE}"
        )
        return rows[0][1] if rows else 0, self._keys([row[0] for row in rows]), None, None

    def _meant(self, token: str) -> tuple[tuple[int, int], list[int]]:
        """The words as typed, as a range, and the numbers of those that are nearly so."""
        first = bisect_left(self.words, token)
        last = bisect_left(self.words, token + LAST if len(token) > 1 else f"{token}\0", first)
        typos = typos_in(token)
        if not typos:
            return (first, last), []
        near = process.cdist([token], self.words, scorer=OSA.distance, score_cutoff=typos)[0]
        alike: list[int] = np.flatnonzero(near <= typos).tolist()
        return (first, last), [number for number in alike if not first <= number < last]

    def _in_circle(self, question: Question) -> Any:
        circle = question.circle
        assert circle is not None
        where = conditions(question.narrowing)
        near = " OR ".join(
            f"(latitude BETWEEN {south} AND {north} AND longitude BETWEEN {west} AND {east})"
            for south, north, west, east in boxes(circle)
        )
        rows = self._all(
            f"SELECT turn, min({MILES}) AS miles, count(*) OVER () FROM place JOIN listing USING (turn)"
            f" WHERE ({near}) AND {where} AND {MILES} <= $miles GROUP BY turn ORDER BY miles, turn LIMIT {PAGE}",
            {"latitude": circle.latitude, "longitude": circle.longitude, "miles": circle.miles},
        )
        return rows[0][2] if rows else 0, self._keys([row[0] for row in rows]), None, None

    def _all(self, statement: str, values: Any = None) -> list[Any]:
        return self.database.execute(statement, values).fetchall()

    def _load(self, scene: Scene) -> None:
        them, lexicon = scene.listings, scene.lexicon
        turn = np.arange(len(them))
        places = them.places
        order = np.argsort(places.latitude, kind="stable")
        words = np.repeat(np.arange(len(lexicon.words)), np.diff(lexicon.starts))
        self._make("listing", {"turn": turn} | columns_of(scene.options))
        self._make(
            "place",
            {
                "turn": places.of[order].astype(np.int64),
                "latitude": places.latitude[order],
                "longitude": places.longitude[order],
            },
        )
        self._make("said", {"word": words, "turn": lexicon.holders.astype(np.int64)})

    def _make(self, table: str, columns: dict[str, npt.NDArray[Any]]) -> None:
        self.database.register("columns", columns)
        self.database.execute(f"CREATE TABLE {table} AS SELECT * FROM columns")
        self.database.unregister("columns")
