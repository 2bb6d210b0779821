"""Where a client is: a ZIP code, a city or rounded coordinates, understood without asking anyone."""

import re
import unicodedata
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.cities import NICKNAMES, City, cities_named, city_key, zip_codes
from catalog.close_cities import close_cities
from catalog.place import Place, PlaceError, UnclearPlaceError
from catalog.states import state_named, with_state
from catalog.zips import ELSEWHERE
from providers.vocabulary.state import State

__all__ = [
    "LONGEST",
    "Place",
    "PlaceError",
    "UnclearPlaceError",
    "find_place",
    "plain",
    "state_named",
    "too_precise",
]

LONGEST = 80
ZIP = re.compile(r"([0-9]{5})(?:[- ]?[0-9]{4})?")
ZIP_LAST = re.compile(r"(.*?)[ ,]+([0-9]{5})(?:-[0-9]{4})?")
ZIP_FIRST = re.compile(r"([0-9]{5})[ ,]+(.*)")
DIGITS = re.compile(r"[0-9][0-9 -]*")
COORDINATES = re.compile(
    r"\(?(-?[0-9]{1,2}(?:\.[0-9]+)?)°? *[, ] *(-?[0-9]{1,3}(?:\.[0-9]+)?)°?\)?"
)
COUNTRY = re.compile(r"[ ,]+(?:usa|us|u\.s\.a?\.?|united states(?: of america)?)$", re.IGNORECASE)
LEADING = re.compile(r"^(?:near|in|around|at) ", re.IGNORECASE)
MILITARY = frozenset({"apo", "fpo", "dpo"})
# A point farther from the next ZIP code is not among those who live in the country; in Alaska some live far from any.
FARTHEST_MILES = 100
FARTHEST_MILES_IN_ALASKA = 500


def find_place(text: str) -> Place:
    """The place that `text` names: ZIP, ZIP+4, "City", "City, ST", "city state", an address, or "45.5,-122.7".

    Raises UnclearPlaceError when several cities have the name or are close to it, PlaceError when nothing is.
    """
    text = " ".join(plain(text).split()).strip(" ,.;")
    if not text or len(text) > LONGEST:
        raise PlaceError(_("Type a ZIP code, or a city and its state, such as “Portland, OR”."))
    if matched := ZIP.fullmatch(text):
        return _zip_place(matched[1])
    if matched := COORDINATES.fullmatch(text):
        return _point(float(matched[1]), float(matched[2]))
    if DIGITS.fullmatch(text):
        raise PlaceError(_("A ZIP code has 5 digits. Check them, or type a city and state."))
    text = COUNTRY.sub("", text)
    if place := _address(text):
        return place
    if not MILITARY.isdisjoint(text.lower().split()[:1]):
        raise PlaceError(_military(text))
    return _city_place(text)


def plain(text: str) -> str:
    """`text` in the usual width: keyboards of East Asia type "９７２０１" for 97201, and a comma as "，"."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def too_precise(text: str) -> bool:
    """Whether a text that names a place tells a home rather than a city or ZIP code: a street, or a point to the yard."""
    if matched := COORDINATES.fullmatch(text):
        return any(len(number.partition(".")[2]) > 1 for number in matched.groups())
    return any(sign.isdigit() for sign in text) and not ZIP.fullmatch(text)


def _zip_place(code: str) -> Place:
    row = zip_codes().find(code)
    if row is None:
        raise PlaceError(
            _("We do not know the ZIP code %(code)s. Check the digits, or type a city and state.")
            % {"code": code}
        )
    if row.military:
        raise PlaceError(_military(code))
    point = row.point
    if point is None and (cities := cities_named(row.city, row.state)):
        point = (cities[0].latitude, cities[0].longitude)
    if point is None or row.state in ELSEWHERE:
        raise PlaceError(
            _(
                "The ZIP code %(code)s is not on our map of the states and territories. "
                "Type the city or ZIP code you can travel to."
            )
            % {"code": code}
        )
    return Place(f"{row.city}, {row.state} {code}", *point, row.state, code)


def _military(text: str) -> str:
    return _(
        "“%(text)s” is a military mail address, which has no place on the map. "
        "Type the city or ZIP code you can travel to."
    ) % {"text": text}


def _point(latitude: float, longitude: float) -> Place:
    """A point rounded to a tenth of a degree, some 7 miles: close enough to search, too coarse to tell a home."""
    latitude, longitude = round(latitude, 1), round(longitude, 1)
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        row, miles = zip_codes().nearest(latitude, longitude)
        if miles <= (FARTHEST_MILES_IN_ALASKA if row.state == State.AK else FARTHEST_MILES):
            label = _("a point near %(city)s, %(state)s") % {"city": row.city, "state": row.state}
            return Place(label, latitude, longitude, row.state, f"{latitude},{longitude}")
    raise PlaceError(
        _("We know no place in the United States near that point. Type a ZIP code or a city.")
    )


def _address(text: str) -> Place | None:
    """The place of a ZIP code that ends the text, or begins it with its city behind it."""
    if matched := ZIP_LAST.fullmatch(text):
        rest, code = matched[1], matched[2]
    elif matched := ZIP_FIRST.fullmatch(text):
        code, rest = matched[1], matched[2]
        row = zip_codes().find(code)
        if row is None or not any(
            state in ("", row.state) and cities_named(name, row.state)
            for name, state in with_state(rest)
        ):
            return None
    else:
        return None
    try:
        return _zip_place(code)
    except PlaceError:
        if MILITARY.isdisjoint(rest.lower().split()) and (place := _known(rest)):
            return place
        raise


def _known(text: str) -> Place | None:
    """The one city that the text names."""
    for name, state in with_state(text):
        if cities := cities_named(name, state):
            return Place.of(cities[0]) if len(cities) == 1 else None
    return None


def _city_place(text: str) -> Place:
    state = state_named(text)
    if nickname := NICKNAMES.get(city_key(text)):
        city = cities_named(*nickname)[0]
        if state and state != city.state:
            raise UnclearPlaceError([city], _several(text))
        return Place.of(city)
    readings = with_state(text)
    if LEADING.match(text):
        readings += with_state(LEADING.sub("", text))
    for name, code in readings:
        cities = cities_named(name, code)
        if not cities:
            continue
        if len(cities) > 1 or (state and state not in {city.state for city in cities}):
            # Who types a state's name may mean all of it; New York is the city.
            raise UnclearPlaceError(cities, _several(text))
        return Place.of(cities[0])
    raise _unknown(text, state, readings)


def _several(text: str) -> str:
    return _("“%(text)s” can be more than one place. Choose yours, or type it with the state.") % {
        "text": text
    }


def _unknown(text: str, state: State | None, readings: list[tuple[str, str]]) -> PlaceError:
    """What to say of a name that is none: cities it may be a slip for, or what to type."""
    if state:
        return PlaceError(
            _("%(state)s is too large to search around. Type a ZIP code or a city in it.")
            % {"state": state.label}
        )
    name, code = next((reading for reading in readings if reading[1]), readings[0])
    if code and (elsewhere := cities_named(name)):
        close = [*elsewhere, *close_cities(name, code)]
        message = _("We know no %(city)s in %(state)s.")
        told = message % {"city": elsewhere[0].name, "state": State(code).label}
        return UnclearPlaceError(close, f"{told} {_did_you_mean(close)}")
    if close := close_cities(name, code) or (close_cities(name) if code else []):
        told = _("We do not know “%(text)s”.") % {"text": text}
        return UnclearPlaceError(close, f"{told} {_did_you_mean(close)}")
    return PlaceError(
        _(
            "We could not find “%(text)s”. Check the spelling, add the state as in "
            "“Portland, OR”, or type a ZIP code."
        )
        % {"text": text}
    )


def _did_you_mean(cities: Sequence[City]) -> str:
    return ngettext("Did you mean this place?", "Did you mean one of these?", len(cities))
