"""The options of search by name, and the row that each has in a snapshot's table of bitmaps.

A key is "facet:value", or "what@state" for what depends on the client's state; "what@" means any state. Entries say in the same
keys what holds for a listing.
"""

from functools import cache

from providers.vocabulary.license import Profession
from providers.vocabulary.people import Ages, Community, Experience, Gender, Language
from providers.vocabulary.practice import Accepting, Access, Cost, Hours, Insurance, Pay
from providers.vocabulary.state import State
from providers.vocabulary.treatment import (
    Condition,
    Format,
    Molecule,
    Orientation,
    Phase,
    Psychotherapy,
    Route,
    TreatmentModel,
)

# As plain texts, in the order of the vocabulary: an enumeration makes its list anew whenever it is asked.
STATES: tuple[str, ...] = tuple(State.values)
STATE_NUMBERS = {state: number for number, state in enumerate(STATES)}
VALUES = {
    "model": TreatmentModel.values,
    "route": Route.values,
    "molecule": Molecule.values,
    "therapy": Psychotherapy.values,
    "format": Format.values,
    "phase": Phase.values,
    "condition": Condition.values,
    "orientation": Orientation.values,
    "insurance": Insurance.values,
    "pay": Pay.values,
    "language": Language.values,
    "hours": Hours.values,
    "ages": Ages.values,
    "community": Community.values,
    "access": Access.values,
    "gender": Gender.values,
    "profession": Profession.values,
    "experience": Experience.values,
    "accepting": Accepting.values,
    "cost": Cost.values,
    "state": State.values,
    "verified": ["yes", "any"],
}
# What entries say of each state; "prescribes" follows: own authority, or with a collaborating physician.
BY_STATE = ("own", "collab", "prescribes", "team", "telehealth")
# What a service says of itself; the guide asks for the services of one model.
OF_SERVICES: dict[str, list[str]] = {
    **{facet: VALUES[facet] for facet in ("route", "molecule", "therapy", "format", "phase")},
    "cost": [value for value in Cost.values if value != Cost.NOT_STATED],
}
# Of these a listing can say nothing, or that there is none of them; of the others, no option at all is nothing said.
SILENT = (
    *("condition", "orientation", "insurance", "pay", "language", "hours", "ages", "community"),
    *("access", "experience", "accepting"),
)
# What a license gives its holder in a state, and to which routes the law limits all prescribers of a listing there.
BY_LICENSE = (
    *("licensed", "therapist", "not_confirmed", "limited"),
    *(f"only_{route}" for route in Route.values),
)

PLAIN_KEYS = tuple(f"{facet}:{value}" for facet, values in VALUES.items() for value in values)
STATE_KEYS = tuple(f"{what}@{state}" for what in BY_STATE for state in ["", *State.values])
# Listed and carrying a badge, on which "verified:yes" stands.
BADGE = "badge"
LISTED = "verified:any"
# What only the guide asks: options by model, what is stated at all, who has said that there is no room, who has told all about
# the safety of a session, and what follows from licenses.
SAFETY = "safety"
GUIDE_KEYS = (
    *(
        f"{model}/{facet}:{value}"
        for model in TreatmentModel.values
        for facet, values in OF_SERVICES.items()
        for value in values
    ),
    *(f"stated:{facet}" for facet in SILENT),
    *("availability:full", "availability:away"),
    SAFETY,
    *(f"{what}@{state}" for what in BY_LICENSE for state in State.values),
)
# Who prescribes in any state by a route: in some state the law does not keep their authority from it.
BY_ROUTE = ("own", "collab", "prescribes")
ROUTE_KEYS = tuple(f"{what}_{route}@" for what in BY_ROUTE for route in Route.values)
KEYS = (*PLAIN_KEYS, BADGE, *STATE_KEYS, *GUIDE_KEYS, *ROUTE_KEYS)
ROWS = {key: row for row, key in enumerate(KEYS)}
# Rows before this are counted for every search; those after it for the client's state only.
COUNTED = len(PLAIN_KEYS)


LIMITED = slice(ROWS[f"limited@{STATES[0]}"], ROWS[f"limited@{STATES[-1]}"] + 1)
ONLY = {
    route: slice(ROWS[f"only_{route}@{STATES[0]}"], ROWS[f"only_{route}@{STATES[-1]}"] + 1)
    for route in Route.values
}


@cache
def rows_of(what: str) -> slice:
    """The rows of a facet, or of something by state without "any state"."""
    if what in VALUES:
        first = ROWS[f"{what}:{VALUES[what][0]}"]
        return slice(first, first + len(VALUES[what]))
    any_state = ROWS[f"{what}@"]
    return slice(any_state + 1, any_state + 1 + len(State.values))
