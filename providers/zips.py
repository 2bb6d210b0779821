"""Where a ZIP code lies, offline."""

from typing import NamedTuple

import zipcodes

from providers.vocabulary.state import State


class ZipPlace(NamedTuple):
    """The city that a ZIP code belongs to, and its middle."""

    city: str
    state: str
    latitude: float
    longitude: float


def zip_place(code: str) -> ZipPlace | None:
    """The place of a five-digit ZIP code; None where it is not known, or not in a state that listings can have."""
    if not (len(code) == 5 and code.isascii() and code.isdigit()):
        return None
    for row in zipcodes.matching(code):
        if row["state"] in State.values:
            return ZipPlace(row["city"], row["state"], float(row["lat"]), float(row["long"]))
    return None
