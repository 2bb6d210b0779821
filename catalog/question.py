"""What search asks of the catalog, and what it answers: plain data, without a word about how either is worked out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from catalog.query import Query

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """`narrowing` are the option keys chosen of each facet: any of them within a facet, all facets together.

    `counted` are the option keys of each facet whose counts are wanted, `sort` the order: nearest, soonest, cost, name, or ""
    for the default.
    """

    query: Query
    narrowing: Mapping[str, Keys] = field(default_factory=dict)
    counted: Mapping[str, Keys] = field(default_factory=dict)
    sort: str = ""


@dataclass(frozen=True)
class Answer:
    """How many listings fit, the keys of those on the page asked for, and for each counted facet how many fit each option.

    What a facet has chosen does not narrow its own counts. `without` says how many would fit if one thing that narrows were
    left out: a facet, "near" or "q".
    """

    total: int
    pks: Sequence[int]
    counts: Mapping[str, Sequence[int]]
    without: Mapping[str, int]
