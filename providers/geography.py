"""Distances on the globe, in Python and in SQL, by the same formula."""

import math
from dataclasses import dataclass
from typing import Self

from django.db.models import ExpressionWrapper, F, FloatField, Q, Value
from django.db.models.functions import ASin, Cos, Greatest, Least, Radians, Sin, Sqrt

EARTH_RADIUS_MILES = 3958.7613  # mean radius, IUGG
# A hand's breadth in degrees: what rounding may take from the edge of a circle, the box gives back.
HAND = 1e-6


def distance_miles(from_lat: float, from_lon: float, to_lat: float, to_lon: float) -> float:
    """Great-circle distance by the haversine formula, which stays exact for places close together."""
    half_lat = math.sin(math.radians(to_lat - from_lat) / 2)
    half_lon = math.sin(math.radians(to_lon - from_lon) / 2)
    chord = (
        half_lat**2
        + math.cos(math.radians(from_lat)) * math.cos(math.radians(to_lat)) * half_lon**2
    )
    return 2 * EARTH_RADIUS_MILES * math.asin(math.sqrt(min(1.0, chord)))


def distance_expression(latitude: float, longitude: float) -> ExpressionWrapper:
    """The same as SQL over a row with `latitude` and `longitude`."""
    here_lat, here_lon = Value(latitude, FloatField()), Value(longitude, FloatField())
    half_lat = Sin(Radians(F("latitude") - here_lat) / Value(2.0))
    half_lon = Sin(Radians(F("longitude") - here_lon) / Value(2.0))
    chord = (
        half_lat * half_lat
        + Cos(Radians(here_lat)) * Cos(Radians(F("latitude"))) * half_lon * half_lon
    )
    safe = Least(Greatest(chord, Value(0.0)), Value(1.0))
    return ExpressionWrapper(
        Value(2 * EARTH_RADIUS_MILES) * ASin(Sqrt(safe)), output_field=FloatField()
    )


@dataclass(frozen=True)
class BoundingBox:
    """A box of latitudes and longitudes around a circle; it may reach over the antimeridian (Alaska's islands do)."""

    south: float
    north: float
    west: float
    east: float

    @classmethod
    def around(cls, latitude: float, longitude: float, miles: float) -> Self:
        """The smallest box that holds the circle, and a hand's breadth around it."""
        angle = math.degrees(miles / EARTH_RADIUS_MILES) + HAND
        south, north = max(-90.0, latitude - angle), min(90.0, latitude + angle)
        if south <= -90 or north >= 90:
            return cls(south, north, -180.0, 180.0)
        ratio = math.sin(math.radians(angle)) / math.cos(math.radians(latitude))
        width = math.degrees(math.asin(min(1.0, ratio))) + HAND
        return cls(south, north, longitude - width, longitude + width)

    def condition(self) -> Q:
        """Rows whose `latitude` and `longitude` lie in the box."""
        rows = Q(latitude__range=(self.south, self.north))
        if self.east - self.west >= 360:
            return rows
        columns = Q(longitude__range=(self.west, self.east))
        if self.west < -180:
            columns |= Q(longitude__gte=self.west + 360)
        if self.east > 180:
            columns |= Q(longitude__lte=self.east - 360)
        return rows & columns
