"""What a client asks for, as plain data: the same for the guide, a test and a program."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Needs of one person that do not replace each other: whoever asks for two of them wants both. In every other facet the
# values are alternatives, as in the search.
ADDING_UP = frozenset({"access", "community", "condition", "phase"})


@dataclass(frozen=True)
class Wish:
    """One thing to be met: any of `values` of a facet is enough."""

    facet: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Where:
    """The client's place. Without a point only the state is known, and distance plays no part."""

    label: str
    state: str
    latitude: float | None = None
    longitude: float | None = None
    within: int = 25


@dataclass(frozen=True)
class Preferences:
    """Gates and wishes. `must` is never broken silently; a facet in `matter_more` counts twice.

    `formats` are the ways to be seen that the client accepts, `accepting` the states of availability.
    """

    where: Where | None = None
    formats: frozenset[str] = frozenset({"in_person", "telehealth"})
    models: tuple[str, ...] = ()
    accepting: frozenset[str] = frozenset({"open", "waitlist"})
    must: tuple[Wish, ...] = ()
    wishes: tuple[Wish, ...] = ()
    matter_more: frozenset[str] = frozenset()


def wishes(asked: Mapping[str, Iterable[str]]) -> tuple[Wish, ...]:
    """The wishes behind chosen values per facet: one a facet, or one a value where values add up."""
    made: list[Wish] = []
    for facet, chosen in asked.items():
        values = tuple(dict.fromkeys(chosen))
        if facet in ADDING_UP:
            made += [Wish(facet, (value,)) for value in values]
        elif values:
            made.append(Wish(facet, values))
    return tuple(made)
