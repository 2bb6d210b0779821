"""What the guide asks of the catalog, and what it answers: plain data. The rule itself stands in `matching`, and comes with the
question: what each thing counts, what partners share, which roles a model needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

PRESCRIBER, THERAPIST = "prescriber", "therapist"
# Keys of a person or a practice, or of a therapist and a prescriber.
Members = tuple[int, ...]


@dataclass(frozen=True)
class Condition:
    """One thing to be met: any of `values` of a facet. Of what partners `share`, one of them is enough."""

    facet: str
    values: tuple[str, ...]
    shared: bool
    weight: int = 1


@dataclass(frozen=True)
class Wanted:
    """A client's question. Without a point all of the state is within reach.

    `roles` are those that each chosen model needs, `accepting` the availabilities that are welcome, `close` how many musts a close
    match may be known to break.
    """

    state: str
    latitude: float | None
    longitude: float | None
    within: int
    formats: frozenset[str]
    roles: Mapping[str, frozenset[str]]
    accepting: frozenset[str]
    must: tuple[Condition, ...]
    wishes: tuple[Condition, ...]
    close: int


@dataclass(frozen=True)
class Group:
    """How many there are, and the first of them in the order of the rule."""

    total: int
    first: Sequence[Members]


@dataclass(frozen=True)
class Fitted:
    """Full matches that are met in person, full ones that are not, and close ones.

    `alone` has for each must (by number, -1 for the taking of clients) that alone keeps a close match out how many those are, in the
    order in which the group first shows one; `kept_out` the same for all musts of a facet, for whoever misses those only.
    """

    all: Group
    telehealth: Group
    close: Group
    alone: Mapping[int, int] = field(default_factory=dict)
    kept_out: Mapping[str, int] = field(default_factory=dict)
    incomplete: Sequence[int] = ()
    helpers: Sequence[int] = ()
