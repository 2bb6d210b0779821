"""tantivy: an index in memory, merged to one segment, documents in the day's order so that equal scores come out in it.

Options are in one fast field for all facets, so that one `terms` aggregation counts them in one pass, and in one more field a facet
for those that narrow; both measured quicker than a field a facet throughout, than a search an option, and than its walk over
terms. Words are asked with automatons of Levenshtein, also for prefixes (distance 0), which measured quicker than regular
expressions. Scores are constants, so nothing is computed that is not asked for. For circles there is a second index, of
places: tantivy narrows to the box by fast fields and NumPy works out distances, because tantivy has none.
One segment with the documents in the order of the listings, so that no document has to be fetched for its key. One thread.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib import metadata
from typing import Any

import numpy as np
import tantivy
from tantivy import FieldType, Occur, Query

from bench.search.asking import PAGE, Outcome, Question
from bench.search.circles import boxes, nearest_owners
from bench.search.lexicon import typos_in
from bench.search.questions import counted_keys
from bench.search.scene import Scene
from catalog.words.tokens import tokens

HEAP = 1_000_000_000
# More buckets than options.
SIZE = 400
# The options that do not depend on the client's state, with the facet of each.
FACET_OF = {key: facet for facet, keys in counted_keys("").items() for key in keys}


class Tantivy:
    """An index of listings, and one of places."""

    name = "tantivy"
    version = metadata.version("tantivy")

    def __init__(self, scene: Scene) -> None:
        self._keys = scene.listings.keys
        self._schema = _schema_of_listings()
        self._listings = _built(self._schema, _listings(scene))
        self._place_schema = _schema_of_places()
        places = scene.listings.places
        # In order of latitude, so that neighbors lie near one another in the columns.
        order = np.argsort(places.latitude, kind="stable")
        self._owner = places.of[order]
        self._latitude, self._longitude = places.latitude[order], places.longitude[order]
        self._places = _built(self._place_schema, self._place_documents(scene))

    def ask(self, question: Question) -> Any:
        if question.circle:
            return self._in_circle(question)
        schema = self._schema
        must = _groups(schema, question)
        if question.words:
            query = self._spoken(question, must)
        elif question.wishes:
            query = self._wished(question, must)
        else:
            query = _constant(_all(must), 1.0)
        found = self._listings.search(query, PAGE)
        counts = self._counts(question, must) if question.counted else None
        return found.count, self._keys([address.doc for _, address in found.hits]), counts

    def page(self, told: Any) -> list[int]:
        pks: list[int] = told[1]
        return pks

    def outcome(self, question: Question, told: Any) -> Outcome:
        total, pks, counted = told
        counts = None
        if counted is not None:
            counts = {
                key: counted.get(key, 0) for keys in question.counted.values() for key in keys
            }
        return Outcome(total, tuple(pks), counts)

    def close(self) -> None:
        """Memory is all it holds."""

    def _counts(self, question: Question, must: dict[str, Query]) -> dict[str, int]:
        counts: dict[str, int] = {}
        everything = _all(must)
        for facet, keys in question.counted.items():
            others = everything if facet not in must else _all(must, leaving_out=facet)
            if keys[0].partition("@")[2]:
                counts |= {key: self._count(others, key) for key in keys}
            elif facet in must:
                counts |= self._terms(others, facet)
        return self._terms(everything, "options") | counts

    def _terms(self, query: Query, field: str) -> dict[str, int]:
        told = self._listings.aggregate(query, {"n": {"terms": {"field": field, "size": SIZE}}})
        return {bucket["key"]: bucket["doc_count"] for bucket in told["n"]["buckets"]}

    def _count(self, query: Query, key: str) -> int:
        both = Query.boolean_query([(Occur.Must, query), (Occur.Must, _any(self._schema, [key]))])
        count: int = self._listings.search(both, 1).count
        return count

    def _spoken(self, question: Question, must: dict[str, Query]) -> Query:
        """All words, in any way they may be meant; those with every word as typed first."""
        words = tokens(question.words)
        typed = {f"typed {word}": _prefix(self._schema, word) for word in words}
        meant = {f"meant {word}": _meant(self._schema, word) for word in words}
        return Query.boolean_query(
            [
                (Occur.Must, _constant(_all({**must, **meant}), 1.0)),
                (Occur.Should, _constant(_all(typed), 1.0)),
            ]
        )

    def _wished(self, question: Question, must: dict[str, Query]) -> Query:
        wishes = [
            (Occur.Should, _constant(_any(self._schema, wish.keys), float(wish.weight)))
            for wish in question.wishes
        ]
        return Query.boolean_query([(Occur.Must, _constant(_all(must), 0.0)), *wishes])

    def _in_circle(self, question: Question) -> Any:
        schema = self._place_schema
        circle = question.circle
        assert circle is not None
        must = _groups(schema, question)
        in_boxes = []
        for south, north, west, east in boxes(circle):
            up = Query.range_query(schema, "latitude", FieldType.Float, south, north)
            across = Query.range_query(schema, "longitude", FieldType.Float, west, east)
            in_boxes.append(Query.boolean_query([(Occur.Must, up), (Occur.Must, across)]))
        must["near"] = Query.boolean_query([(Occur.Should, box) for box in in_boxes])
        query = _constant(_all(must), 1.0)
        limit = max(1, len(self._owner))
        # With this order the hits come with the numbers of the places, and no document is fetched for them.
        hits = self._places.search(query, limit, count=False, order_by_field="number").hits
        at = np.fromiter((number for number, _ in hits), np.int64, len(hits))
        total, nearest = nearest_owners(
            circle, self._owner[at], self._latitude[at], self._longitude[at]
        )
        return total, self._keys(nearest.tolist()), None

    def _place_documents(self, scene: Scene) -> Iterator[Any]:
        places = zip(
            self._owner.tolist(), self._latitude.tolist(), self._longitude.tolist(), strict=True
        )
        for number, (owner, latitude, longitude) in enumerate(places):
            document = tantivy.Document()
            document.add_unsigned("number", number)
            document.add_float("latitude", latitude)
            document.add_float("longitude", longitude)
            for key in scene.keys_of[owner]:
                document.add_text("keys", key)
            yield document


def _schema_of_listings() -> Any:
    builder = tantivy.SchemaBuilder()
    for field in ("options", *counted_keys("")):
        builder.add_text_field(field, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("keys", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="default", index_option="basic")
    return builder.build()


def _schema_of_places() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", fast=True)
    builder.add_float_field("latitude", fast=True)
    builder.add_float_field("longitude", fast=True)
    builder.add_text_field("keys", tokenizer_name="raw", index_option="basic")
    return builder.build()


def _listings(scene: Scene) -> Iterator[Any]:
    for text, keys in zip(scene.lexicon.texts, scene.keys_of, strict=True):
        document = tantivy.Document()
        document.add_text("words", text)
        for key in keys:
            document.add_text("keys", key)
            if facet := FACET_OF.get(key):
                document.add_text("options", key)
                document.add_text(facet, key)
        yield document


def _built(schema: Any, documents: Iterator[Any]) -> Any:
    """A searcher over one segment with these documents in their order."""
    index = tantivy.Index(schema)
    writer = index.writer(HEAP, 1)
    for document in documents:
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index.searcher()


def _groups(schema: Any, question: Question) -> dict[str, Query]:
    return {facet: _any(schema, keys) for facet, keys in question.narrowing.items()}


def _any(schema: Any, keys: Sequence[str]) -> Query:
    terms = [Query.term_query(schema, "keys", key, "basic") for key in keys]
    return terms[0] if len(terms) == 1 else _either(terms)


def _either(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _all(queries: Mapping[str, Query], leaving_out: str = "") -> Query:
    chosen = [query for name, query in queries.items() if name != leaving_out]
    if not chosen:
        return Query.all_query()
    if len(chosen) == 1:
        return chosen[0]
    return Query.boolean_query([(Occur.Must, query) for query in chosen])


def _constant(query: Query, score: float) -> Query:
    return Query.const_score_query(query, score)


def _prefix(schema: Any, word: str) -> Query:
    if len(word) == 1:
        return Query.term_query(schema, "words", word, "basic")
    return Query.fuzzy_term_query(schema, "words", word, distance=0, prefix=True)


def _meant(schema: Any, word: str) -> Query:
    prefix = _prefix(schema, word)
    typos = typos_in(word)
    if not typos:
        return prefix
    return _either([prefix, Query.fuzzy_term_query(schema, "words", word, distance=typos)])
