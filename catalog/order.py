"""The order of results: by what the client asked for, and where that ties, by a public daily rotation.

Nobody can buy a place: the rotation is a digest of the date, the rule's version and the listing's address, the same for
everyone on that day, and leads each listing about as often as any other.
"""

import datetime as dt

from django.db.models import (
    BinaryField,
    Case,
    F,
    Func,
    IntegerField,
    OuterRef,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import MD5, Collate, Concat, Lower

from catalog.keys import members
from catalog.query import Query
from catalog.rotation import rotation_seed
from providers import words
from providers.models import Service
from providers.models.provider_queryset import ProviderQuerySet
from providers.vocabulary.practice import Availability

# How much of a name counts when listings are ordered by it.
NAME_BYTES = 48


def rotation(on: dt.date) -> Combinable:
    """A listing's place in the daily rotation: `catalog.rotation.turn` of its slug."""
    return MD5(Concat(Value(f"{rotation_seed(on)}/"), F("slug")))


def name_key() -> Combinable:
    """What names are ordered by: their first bytes in UTF-8, without regard to the case of A to Z.

    The same in every database, whatever its collation, and in Python (catalog/snapshot/names.py).
    """
    small = Lower(Collate(F("name"), "C"))
    return Func(
        small,
        Value("UTF8"),
        template=f"substring(%(function)s(%(expressions)s) from 1 for {NAME_BYTES})",
        function="convert_to",
        output_field=BinaryField(),
    )


def ordered(providers: ProviderQuerySet, query: Query, sort: str) -> ProviderQuerySet:
    """`providers` in the order `sort` asks for: nearest, soonest, cost, name, or "" for the default.

    The default is nearest first with a place, else the rotation; with words and no place, those who hold every word as it
    was typed come before those who hold one that is only close. Listings without what is sorted by (a distance, an
    opening, a price) come last, and ties follow the rotation.
    """
    ties: list[Combinable] = [rotation(query.on), F("pk")]
    if query.place:
        providers = providers.with_distance(query.place.latitude, query.place.longitude)
    if sort == "name":
        return providers.order_by(name_key(), *ties)
    if sort == "cost":
        lowest = Service.objects.filter(provider=OuterRef("pk")).lowest().values("low")
        providers = providers.annotate(course_low=Subquery(lowest))
        return providers.order_by(F("course_low").asc(nulls_last=True), *ties)
    if sort == "soonest":
        open_first = Case(
            When(words.accepting(Availability.OPEN, query.on), then=0),
            When(words.accepting(Availability.WAITLIST, query.on), then=1),
            default=2,
            output_field=IntegerField(),
        )
        return providers.order_by(open_first, F("next_opening_days").asc(nulls_last=True), *ties)
    if query.place:
        # Who is too far away to be in the circle is here for telehealth: their distance says nothing.
        inside = When(distance_miles__lte=query.within, then=F("distance_miles"))
        return providers.order_by(Case(inside).asc(nulls_last=True), *ties)
    if query.mentioned:
        as_typed = When(pk__in=members(query.mentioned.as_typed), then=0)
        close = Case(as_typed, default=1, output_field=IntegerField())
        return providers.order_by(close, *ties)
    return providers.order_by(*ties)
