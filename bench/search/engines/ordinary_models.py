"""Models of the ordinary way: a provider, a table of options, and a many-to-many field a facet, in the scratch schema.

The app is not installed, so no migration and no other model ever sees them; relations are therefore followed forward only.
"""

from typing import Any

from django.db import models

from bench.search.questions import counted_keys
from bench.search.scratch import SCHEMA

FACETS = (*(facet for facet in counted_keys("")), "by_state")


def table(name: str) -> str:
    """A table of the scratch schema, as Django quotes names."""
    return f'{SCHEMA}"."{name}'


class Option(models.Model):
    """A value that a provider can have, such as "route:iv"."""

    key = models.CharField(max_length=60, unique=True)

    class Meta:
        app_label = "bench"
        db_table = table("ordinary_option")

    def __str__(self) -> str:
        return self.key


def _field(facet: str) -> models.ManyToManyField:
    # Constraints would slow loading and change no reading.
    name = table(f"ordinary_{facet}")
    return models.ManyToManyField(Option, related_name="+", db_table=name, db_constraint=False)


class _ListingBase(models.Model):
    id = models.BigIntegerField(primary_key=True)
    turn = models.IntegerField(db_index=True)
    slug = models.TextField()
    name = models.TextField()
    words = models.TextField()

    class Meta:
        abstract = True
        app_label = "bench"

    def __str__(self) -> str:
        return self.name


class _Meta:
    app_label = "bench"
    db_table = table("ordinary_listing")


Listing: Any = type(
    "Listing",
    (_ListingBase,),
    {"__module__": __name__, "Meta": _Meta} | {facet: _field(facet) for facet in FACETS},
)


class Place(models.Model):
    """Where a provider sees clients."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="+", db_constraint=False)
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta:
        app_label = "bench"
        db_table = table("ordinary_place")
        indexes = (models.Index(fields=["latitude", "longitude"], name="ordinary_point"),)

    def __str__(self) -> str:
        return f"{self.latitude}, {self.longitude}"
