"""What a program asks for, as preferences: the same that the guide makes of answers.

A must of any facet is kept by every match outside "close". `format` says how the client would be seen; medicine at home is had
from afar, from somebody who offers it. `state` is where the client is, when that is not the state of `near`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from catalog.places import Place, PlaceError, UnclearPlaceError, find_place
from catalog.query import DEFAULT_RADIUS, RADII
from matching.api.body import BodyError, Errors
from matching.api.facets import VALUES
from matching.preferences import Preferences, Where, Wish, wishes
from providers.vocabulary.state import State

# What a body may hold; everything may be left out, save that `near` or `state` has to say where the client is.
FIELDS = (
    *("near", "within", "state", "format", "models"),
    *("must", "wishes", "matter_more", "include_waitlist"),
)
SEEN = {
    "in_person": frozenset({"in_person"}),
    "telehealth": frozenset({"telehealth"}),
    "at_home": frozenset({"telehealth"}),
}
AT_HOME = Wish("format", ("at_home",))
EITHER_WAY = frozenset({"in_person", "telehealth"})


class UnclearError(BodyError):
    """Several places have the name; `choices` are values of `near`."""

    def __init__(self, errors: Errors, choices: list[str]) -> None:
        super().__init__(errors)
        self.choices = choices


def preferences_of(body: Mapping[str, Any]) -> Preferences:
    """The preferences behind a body. Raises BodyError with everything that is wrong at once, UnclearError for a place."""
    reader = _Reader(body)
    for name in body:
        if name not in FIELDS:
            reader.wrong(name, _("There is no such field."))
    where = reader.where()
    format_ = reader.one_of("format", VALUES["format"])
    must = wishes(reader.facets("must"))
    found = Preferences(
        where=where,
        formats=SEEN[format_] if format_ else EITHER_WAY,
        models=reader.some_of("models", VALUES["model"]) or VALUES["model"],
        accepting=frozenset({"open", "waitlist"} if reader.waitlist() else {"open"}),
        must=(*must, AT_HOME) if format_ == "at_home" and AT_HOME not in must else must,
        wishes=wishes(reader.facets("wishes")),
        matter_more=frozenset(reader.some_of("matter_more", tuple(VALUES))),
    )
    if reader.choices:
        raise UnclearError(reader.errors, reader.choices)
    if reader.errors:
        raise BodyError(reader.errors)
    return found


@dataclass
class _Reader:
    """Takes fields out of a body and notes what is wrong with them. Null is as good as left out."""

    body: Mapping[str, Any]
    errors: Errors = field(default_factory=dict)
    choices: list[str] = field(default_factory=list)

    def wrong(self, name: str, message: str) -> None:
        messages = self.errors.setdefault(name, [])
        if message not in messages:
            messages.append(message)

    def where(self) -> Where | None:
        place, state, within = self._place(), self.one_of("state", VALUES["state"]), self._within()
        if place:
            return Where(place.label, state or place.state, place.latitude, place.longitude, within)
        if state:
            return Where(str(State(state).label), state, within=within)
        if "near" not in self.errors and "state" not in self.errors:
            self.wrong("near", _("Say where the client is: near, state, or both."))
        return None

    def _place(self) -> Place | None:
        text = self.body.get("near")
        if text is None:
            return None
        if not isinstance(text, str):
            self.wrong("near", _("Use a text."))
            return None
        try:
            return find_place(text)
        except UnclearPlaceError as unclear:
            self.choices = [place.near for place in unclear.choices]
            self.wrong("near", str(unclear))
        except PlaceError as error:
            self.wrong("near", str(error))
        return None

    def _within(self) -> int:
        miles = self.body.get("within")
        if miles is None:
            return DEFAULT_RADIUS
        # To Python True is an integer, and 25.0 is in the list.
        if type(miles) is not int or miles not in RADII:
            self.wrong("within", _one_of(map(str, RADII)))
            return DEFAULT_RADIUS
        return miles

    def waitlist(self) -> bool:
        included = self.body.get("include_waitlist")
        if included is not None and not isinstance(included, bool):
            self.wrong("include_waitlist", _("Use true or false."))
        return included is not False

    def one_of(self, name: str, values: tuple[str, ...]) -> str | None:
        value = self.body.get(name)
        if value is None or (isinstance(value, str) and value in values):
            return value
        self.wrong(name, _one_of(values))
        return None

    def some_of(self, name: str, values: tuple[str, ...]) -> tuple[str, ...]:
        return self._listed(name, self.body.get(name), values)

    def facets(self, name: str) -> dict[str, tuple[str, ...]]:
        given = self.body.get(name)
        if given is None:
            return {}
        if not isinstance(given, dict):
            self.wrong(name, _("Use an object: a list of values for each facet."))
            return {}
        found = {}
        # In the order of the facets, so that the order in which they are sent changes nothing.
        for facet in VALUES:
            found[facet] = self._listed(f"{name}.{facet}", given.get(facet), VALUES[facet])
        for facet in given:
            if facet not in VALUES:
                self.wrong(f"{name}.{facet}", _("There is no such facet."))
        return found

    def _listed(self, name: str, given: Any, values: tuple[str, ...]) -> tuple[str, ...]:
        """The values that were given, in the order of the vocabulary."""
        if given is None:
            return ()
        if not isinstance(given, list):
            self.wrong(name, _("Use a list."))
            return ()
        if not all(isinstance(each, str) and each in values for each in given):
            self.wrong(name, _one_of(values))
            return ()
        return tuple(value for value in values if value in given)


def _one_of(values: Any) -> str:
    return _("Use one of these: %(values)s.") % {"values": ", ".join(values)}
