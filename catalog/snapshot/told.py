"""What the facts of entries tell beyond their keys: services by model, what each license gives, and partners.

Whatever depends on the day alone (an authority nobody has confirmed, a law for some routes) is said of the day that is asked about.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from catalog.entries import NOT_CONFIRMED, authority_on
from catalog.options import ROWS, SAFETY, SILENT, STATE_NUMBERS, STATES, VALUES
from catalog.snapshot.columns import ALWAYS
from catalog.standing import PRESCRIBERS, STRENGTH_OF
from providers.vocabulary.practice import COST_FLOORS

FLOORS = sorted(COST_FLOORS.values())
BANDS = sorted(COST_FLOORS, key=COST_FLOORS.__getitem__)
PRESCRIBING = frozenset(each.value for each in PRESCRIBERS)
COST_ROWS = {model: [ROWS[f"{model}/cost:{band}"] for band in BANDS] for model in VALUES["model"]}
LICENSED = {state: ROWS[f"licensed@{state}"] for state in STATES}
THERAPIST = {state: ROWS[f"therapist@{state}"] for state in STATES}
UNCONFIRMED = {state: ROWS[f"not_confirmed@{state}"] for state in STATES}
# The lists that are stated or not as a whole; of the others, the columns tell.
STATED_ROWS = {facet: ROWS[f"stated:{facet}"] for facet in SILENT}


@dataclass
class Told:
    """As in `Columns`, in the order of listings, row after row in one list each: objects for the rows would take longer to make
    than to read."""

    # Listing, row of catalog.options.
    options: list[int] = field(default_factory=list)
    # Listing, row, first and last day.
    spans: list[int] = field(default_factory=list)
    place_states: list[int] = field(default_factory=list)
    # Listing, key of the partner, number of the state, first and last day.
    partners: list[int] = field(default_factory=list)


def told(texts: Sequence[str], day: int) -> Told:
    """What the facts of these entries, as JSON, tell of a day (counted from 1970-01-01)."""
    found = Told()
    # One long text is read faster than many short ones.
    for listing, said in enumerate(json.loads(f"[{','.join(texts)}]")):
        rows = _services(said.get("offers", ()))
        rows.update([STATED_ROWS[facet] for facet in said.get("stated", ())])
        if "safety" in said:
            rows.add(ROWS[SAFETY])
        for row in rows:
            found.options += (listing, row)
        if "licenses" in said:
            _licenses(found.spans, listing, said["licenses"], day)
        if "places" in said:
            found.place_states += [STATE_NUMBERS[place[2]] for place in said["places"]]
        if "partners" in said:
            for partner, state, first, last in said["partners"]:
                found.partners += (listing, partner, STATE_NUMBERS[state], first, last)
    return found


def _services(offers: Iterable[list[Any]]) -> set[int]:
    rows: set[int] = set()
    lowest: dict[str, int] = {}
    for molecule, route, model, therapy, format_, phases, low, _ in offers:
        rows.update(_rows_of_service(model, molecule, route, therapy, format_, tuple(phases)))
        if low is not None:
            lowest[model] = min(low, lowest.get(model, low))
    for model, low in lowest.items():
        rows.add(COST_ROWS[model][bisect_right(FLOORS, low) - 1])
    return rows


@lru_cache(maxsize=10_000)
def _rows_of_service(
    model: str, molecule: str, route: str, therapy: str, format_: str, phases: tuple[str, ...]
) -> tuple[int, ...]:
    said = [("molecule", molecule), ("route", route), ("therapy", therapy), ("format", format_)]
    said += [("phase", phase) for phase in phases]
    return tuple(ROWS[f"{model}/{facet}:{value}"] for facet, value in said if value)


def _licenses(spans: list[int], listing: int, licenses: Iterable[list[Any]], day: int) -> None:
    """Add rows with the first and the last day on which they hold, as catalog.standing.standing_of says it of one day."""
    authority: dict[str, str] = {}
    limits: dict[str, list[list[str]]] = {}
    for state, _, _, last_day, _, compact, therapist, _, rules in licenses:
        if last_day is not None:
            spans += (listing, LICENSED[state], ALWAYS, last_day)
            for where in compact or ():
                if where in LICENSED:
                    spans += (listing, LICENSED[where], ALWAYS, last_day)
            if therapist:
                spans += (listing, THERAPIST[state], ALWAYS, last_day)
        given, routes = authority_on(rules, last_day is not None and day <= last_day, day)
        known = authority.get(state)
        if known is None or STRENGTH_OF[given] > STRENGTH_OF[known]:
            authority[state] = given
        if given in PRESCRIBING:
            limits.setdefault(state, []).append(routes or [])
    for state, given in authority.items():
        if given == NOT_CONFIRMED:
            spans += (listing, UNCONFIRMED[state], day, day)
    for state, lists in limits.items():
        if all(lists):
            spans += (listing, ROWS[f"limited@{state}"], day, day)
            for route in {each for routes in lists for each in routes}:
                spans += (listing, ROWS[f"only_{route}@{state}"], day, day)
