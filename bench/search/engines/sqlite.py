"""SQLite in memory: options as bits of whole numbers, an R*Tree of places, an FTS5 index of words.

Counting with one `count(*) FILTER` an option in one pass measured twice as quick as a GROUP BY a facet. FTS5 knows prefixes but
no typos, so the words that a typed one can mean are looked up in the list of all words with RapidFuzz, and asked for by "or". The R*Tree
narrows to the box, NumPy works out distances.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bench.search.asking import PAGE, Outcome, Question
from bench.search.circles import boxes, nearest_owners
from bench.search.engines.masks import columns_of, condition, conditions, flags
from bench.search.lexicon import typos_in
from bench.search.scene import Scene
from catalog.words.tokens import tokens


class SQLite:
    """A database in this process's memory; one thread."""

    name = "sqlite"
    version = sqlite3.sqlite_version

    def __init__(self, scene: Scene) -> None:
        self.database = sqlite3.connect(":memory:", isolation_level=None)
        self._keys = scene.listings.keys
        self.words = scene.lexicon.words
        self._load_listings(scene)
        self._load_places(scene)
        self._load_words(scene)
        self.database.execute("ANALYZE")

    def ask(self, question: Question) -> Any:
        if question.circle:
            return self._in_circle(question)
        if question.words:
            return self._spoken(question)
        where = conditions(question.narrowing)
        if question.wishes:
            return self._wished(question, where)
        turns = self._all(f"SELECT turn FROM listing WHERE {where} ORDER BY turn LIMIT {PAGE}")
        total, counts = self._counts(question, where)
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

    def _counts(self, question: Question, where: str) -> tuple[int, dict[str, int]]:
        free = [
            key
            for facet, keys in question.counted.items()
            if facet not in question.narrowing
            for key in keys
        ]
        (total, *values) = self._filtered(free, where)
        counts = dict(zip(free, values, strict=True))
        for facet in question.narrowing:
            keys = question.counted[facet]
            others = conditions(question.narrowing, leaving_out=facet)
            counts |= dict(zip(keys, self._filtered(keys, others)[1:], strict=True))
        return total, counts

    def _filtered(self, keys: Any, where: str) -> tuple[int, ...]:
        each = "".join(f", count(*) FILTER (WHERE {flag})" for flag in flags(keys))
        row: tuple[int, ...] = self._all(f"SELECT count(*){each} FROM listing WHERE {where}")[0]
        return row

    def _wished(self, question: Question, where: str) -> Any:
        met = [condition(wish.keys) for wish in question.wishes]
        score = " + ".join(
            f"{wish.weight} * ({flag})" for wish, flag in zip(question.wishes, met, strict=True)
        )
        # Windows would keep all rows; counting apart is quicker.
        total = self._all(f"SELECT count(*) FROM listing WHERE {where}")[0][0]
        best = self._all(
            f"SELECT turn, {', '.join(met)} FROM listing WHERE {where}"
            f" ORDER BY {score} DESC, turn LIMIT {PAGE}"
        )
        return total, self._keys([row[0] for row in best]), None, [row[1:] for row in best]

    def _spoken(self, question: Question) -> Any:
        words = tokens(question.words)
        typed = " AND ".join(_prefix(word) for word in words)
        meant = " AND ".join(self._meant(word) for word in words)
        where = conditions(question.narrowing, prefix="l.")
        both = f"FROM said JOIN listing l ON l.turn = said.rowid WHERE said MATCH ? AND {where}"
        total = self._all(f"SELECT count(*) {both}", [meant])[0][0]
        first = self._all(f"SELECT l.turn {both} ORDER BY l.turn LIMIT {PAGE}", [typed])
        turns = [turn for (turn,) in first]
        if len(turns) < min(PAGE, total):
            rest = self._all(f"SELECT l.turn {both} ORDER BY l.turn LIMIT {2 * PAGE}", [meant])
            turns += [turn for (turn,) in rest if turn not in turns]
        return total, self._keys(turns[:PAGE]), None, None

    def _meant(self, word: str) -> str:
        prefix = _prefix(word)
        typos = typos_in(word)
        if not typos:
            return prefix
        near = process.cdist([word], self.words, scorer=OSA.distance, score_cutoff=typos)[0]
        like = [f'"{self.words[number]}"' for number in np.flatnonzero(near <= typos).tolist()]
        return f"({' OR '.join([prefix, *like])})"

    def _in_circle(self, question: Question) -> Any:
        circle = question.circle
        assert circle is not None
        where = conditions(question.narrowing, prefix="l.")
        found: list[tuple[int, float, float]] = []
        for south, north, west, east in boxes(circle):
            found += self._all(
                "SELECT l.turn, p.latitude, p.longitude FROM place p JOIN listing l ON l.turn = p.owner"
                " WHERE p.north >= ? AND p.south <= ? AND p.east >= ? AND p.west <= ? AND " + where,
                [south, north, west, east],
            )
        columns = np.array(found, np.float64).reshape(len(found), 3)
        owner = columns[:, 0].astype(np.int64)
        total, nearest = nearest_owners(circle, owner, columns[:, 1], columns[:, 2])
        return total, self._keys(nearest.tolist()), None, None

    def _all(self, statement: str, values: Any = ()) -> list[Any]:
        return self.database.execute(statement, values).fetchall()

    def _load_listings(self, scene: Scene) -> None:
        columns = columns_of(scene.options)
        names = ", ".join(f"{name} INTEGER NOT NULL" for name in columns)
        self.database.execute(f"CREATE TABLE listing (turn INTEGER PRIMARY KEY, {names})")
        values = zip(
            range(len(scene.listings)), *(each.tolist() for each in columns.values()), strict=True
        )
        self._fill("listing", 1 + len(columns), values)

    def _load_places(self, scene: Scene) -> None:
        self.database.execute(
            "CREATE VIRTUAL TABLE place USING rtree"
            "(id, south, north, west, east, +owner INTEGER, +latitude REAL, +longitude REAL)"
        )
        places = scene.listings.places
        values = zip(
            places.of.tolist(), places.latitude.tolist(), places.longitude.tolist(), strict=True
        )
        self._fill("place", 8, ((None, up, up, at, at, owner, up, at) for owner, up, at in values))

    def _load_words(self, scene: Scene) -> None:
        self.database.execute(
            "CREATE VIRTUAL TABLE said USING fts5"
            "(words, content='', detail=none, columnsize=0, tokenize='unicode61', prefix='2 3 4')"
        )
        with_turn = enumerate(scene.lexicon.texts)
        self.database.executemany("INSERT INTO said (rowid, words) VALUES (?, ?)", with_turn)
        self.database.execute("INSERT INTO said (said) VALUES ('optimize')")

    def _fill(self, table: str, width: int, rows: Iterator[Any]) -> None:
        self.database.execute("BEGIN")
        self.database.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * width)})", rows)
        self.database.execute("COMMIT")


def _prefix(word: str) -> str:
    return f'"{word}"*' if len(word) > 1 else f'"{word}"'
