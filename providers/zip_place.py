"""Where a ZIP code lies, from the table that comes with the `zipcodes` package."""

from dataclasses import dataclass

import zipcodes

from providers.vocabulary.city import city_name
from providers.vocabulary.state import State


@dataclass(frozen=True)
class ZipPlace:
    """The town of a ZIP code and a point in its middle."""

    city: str
    state: str
    latitude: float
    longitude: float


def zip_place(code: str) -> ZipPlace | None:
    """The place of a code of five digits; None for any other text, and where no point is known for it in a state."""
    if not (len(code) == 5 and code.isascii() and code.isdigit()):
        return None
    for row in zipcodes.matching(code):
        latitude, longitude = float(row["lat"] or 0), float(row["long"] or 0)
        if row["state"] in State.values and (latitude or longitude):
            return ZipPlace(city_name(row["city"], row["state"]), row["state"], latitude, longitude)
    return None
