"""The ordinary way with Django: a many-to-many table a facet in PostgreSQL, a django-filter FilterSet, and counts by aggregation.

Every table has the indexes that Django makes for it, and fresh statistics. Counting with one GROUP BY a facet measured several times as
quick as one `.count()` an option, and the planner's just-in-time compiler is off, which helps it too. Typed words are looked up with
`icontains`, as is usual, so typos find nothing: what it finds for words is not compared.
"""

from collections.abc import Mapping
from itertools import chain
from typing import Any

import django
import django_filters
from django.db import connection
from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    Min,
    OuterRef,
    QuerySet,
    When,
)
from django.http import QueryDict

from bench.search.asking import PAGE, Outcome, Question, Wish
from bench.search.engines.ordinary_models import FACETS, Listing, Option, Place
from bench.search.questions import counted_keys
from bench.search.rows import rows_of
from bench.search.scene import Scene
from bench.search.scratch import copy_rows, settle
from catalog.options import KEYS, ROWS
from catalog.words.tokens import tokens
from providers.geography import BoundingBox, distance_expression

FACET_OF = {key: facet for facet, keys in counted_keys("").items() for key in keys}
CHOICES = [(key, key) for key in KEYS]


class WordsFilter(django_filters.CharFilter):
    """Every word occurs somewhere in the text."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        for word in tokens(value or ""):
            qs = qs.filter(words__icontains=word)
        return qs


def _filter(facet: str) -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(field_name=f"{facet}__key", choices=CHOICES)


FilterSet: Any = type(
    "FilterSet",
    (django_filters.FilterSet,),
    {"words": WordsFilter()} | {facet: _filter(facet) for facet in FACETS},
)


class Ordinary:
    """Tables of its own in the scratch schema, read through Django's ORM."""

    name = "ordinary"
    version = f"Django {django.__version__}, django-filter {django_filters.__version__}"

    def __init__(self, scene: Scene) -> None:
        with connection.schema_editor() as editor:
            for model in (Option, Listing, Place):
                editor.create_model(model)
            # Indexes are made when this block ends, over rows that are already there.
            with connection.cursor() as cursor:
                _load(cursor, scene)
        with connection.cursor() as cursor:
            cursor.execute("SET jit = off")
            for table in chain(["listing", "place", "option"], FACETS):
                settle(cursor, f"ordinary_{table}")

    def ask(self, question: Question) -> Any:
        if question.circle:
            return self._in_circle(question)
        found = filtered(question, question.narrowing)
        if question.wishes:
            return self._wished(found, question.wishes)
        total = found.count()
        page = list(found.order_by("turn")[:PAGE])
        return total, page, self._counts(question) if question.counted else None, None

    def page(self, told: Any) -> list[int]:
        return [listing.pk for listing in told[1]]

    def outcome(self, question: Question, told: Any) -> Outcome:
        total, _, counts, reasons = told
        if counts is not None:
            counts = {key: counts.get(key, 0) for keys in question.counted.values() for key in keys}
        return Outcome(total, tuple(self.page(told)), counts, reasons)

    def close(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("RESET jit")

    def _counts(self, question: Question) -> dict[str, int]:
        counts: dict[str, int] = {}
        for facet, keys in question.counted.items():
            others = {name: each for name, each in question.narrowing.items() if name != facet}
            key = f"{_column(facet, keys)}__key"
            rows = filtered(question, others).values(key).annotate(n=Count("pk", distinct=True))
            counts |= dict(rows.order_by().values_list(key, "n"))
        return counts

    def _wished(self, found: QuerySet, wishes: tuple[Wish, ...]) -> Any:
        met = {f"met_{number}": Exists(_with_one_of(wish)) for number, wish in enumerate(wishes)}
        score: Any = sum(
            Case(When(**{name: True}, then=wish.weight), default=0, output_field=IntegerField())
            for name, wish in zip(met, wishes, strict=True)
        )
        page = list(found.annotate(**met).annotate(score=score).order_by("-score", "turn")[:PAGE])
        signs = tuple(
            "".join("+" if getattr(listing, name) else "-" for name in met) for listing in page
        )
        return found.count(), page, None, signs

    def _in_circle(self, question: Question) -> Any:
        circle = question.circle
        assert circle is not None
        here = (circle.latitude, circle.longitude)
        box = BoundingBox.around(*here, circle.miles)
        places = Place._default_manager.filter(box.condition()).annotate(
            miles=distance_expression(*here)
        )
        places = places.filter(miles__lte=circle.miles)
        for facet, keys in question.narrowing.items():
            places = places.filter(**{f"listing__{_column(facet, keys)}__key__in": keys})
        nearest = places.order_by().values("listing").annotate(nearest=Min("miles"))
        total = nearest.count()
        first = [row["listing"] for row in nearest.order_by("nearest", "listing__turn")[:PAGE]]
        rows = Listing.objects.in_bulk(first)
        return total, [rows[pk] for pk in first], None, None


def filtered(question: Question, narrowing: Mapping[str, tuple[str, ...]]) -> QuerySet:
    """What the FilterSet makes of the parameters."""
    data = QueryDict(mutable=True)
    for facet, keys in narrowing.items():
        data.setlist(_column(facet, keys), list(keys))
    if question.words:
        data["words"] = question.words
    found: QuerySet = FilterSet(data, queryset=Listing.objects.all()).qs
    return found


def _column(facet: str, keys: tuple[str, ...]) -> str:
    """The field that holds these options: those of one state stand together."""
    return "by_state" if keys[0].partition("@")[2] else facet


def _with_one_of(wish: Wish) -> QuerySet:
    through = getattr(Listing, _column(wish.facet, wish.keys)).through
    rows: QuerySet = through.objects.filter(
        listing_id=OuterRef("pk"), option__key__in=list(wish.keys)
    )
    return rows


def _load(cursor: Any, scene: Scene) -> None:
    copy_rows(cursor, "ordinary_option", "id, key", ((ROWS[key] + 1, key) for key in KEYS))
    listings = scene.listings
    rows = (
        (row.provider_id, turn, row.slug, row.name, row.words)
        for turn, row in enumerate(rows_of(listings))
    )
    copy_rows(cursor, "ordinary_listing", "id, turn, slug, name, words", rows)
    places = listings.places
    pks = listings.people.pk
    points = zip(
        pks[places.of].tolist(), places.latitude.tolist(), places.longitude.tolist(), strict=True
    )
    copy_rows(cursor, "ordinary_place", "listing_id, latitude, longitude", points)
    for facet in FACETS:
        held = (
            (pk, ROWS[key] + 1)
            for key in KEYS
            if FACET_OF.get(key, "by_state" if "@" in key else "") == facet
            for pk in pks[scene.options.holds[key]].tolist()
        )
        copy_rows(cursor, f"ordinary_{facet}", "listing_id, option_id", held)
