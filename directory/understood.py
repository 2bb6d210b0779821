"""What the usable parameters of an address ask for, worked out once for whoever answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.places import Place, PlaceError, UnclearPlaceError, find_place
from catalog.query import DEFAULT_RADIUS, Query
from directory.facets import FACETS, Facet

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Understood:
    """The query, and what was wrong with its place: a message, and the places to choose from where several have the name.

    A place that was not understood counts as none.
    """

    query: Query
    near_error: str = ""
    unclear_places: tuple[Place, ...] = ()


def understood(parameters: Parameters) -> Understood:
    """Understand parameters that `directory.parameters.parse` let through."""
    place, error = None, ""
    choices: tuple[Place, ...] = ()
    if near := first(parameters, "near"):
        try:
            place = find_place(near)
        except UnclearPlaceError as unclear:
            error, choices = str(unclear), unclear.choices
        except PlaceError as unknown:
            error = str(unknown)
    states = parameters.get("state", ())
    query = Query(
        place=place,
        within=int(first(parameters, "within") or DEFAULT_RADIUS),
        state=states[0] if len(states) == 1 else None,
        formats=frozenset(parameters.get("format", ())),
        routes=frozenset(parameters.get("route", ())),
        words=first(parameters, "q"),
    )
    return Understood(query, error, choices)


def first(parameters: Parameters, name: str) -> str:
    """The value of a parameter that is given once; empty when it is not."""
    values = parameters.get(name)
    return values[0] if values else ""


def selected(parameters: Parameters, facet: Facet) -> list[str]:
    """The values that narrow by a facet, its default included."""
    return list(parameters.get(facet.name, ())) or ([facet.default] if facet.default else [])


def narrowing_facets(parameters: Parameters) -> list[Facet]:
    """The facets that narrow."""
    return [facet for facet in FACETS if selected(parameters, facet)]
