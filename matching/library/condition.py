"""Something that ketamine is used for."""

from dataclasses import dataclass

from matching.library.statement import Statement


@dataclass(frozen=True, kw_only=True)
class Condition:
    """The support that the review article states, beside what newer sources say; `certainty` is ours, empty if none can be given."""

    id: str
    name: str
    article: Statement
    newer: tuple[Statement, ...]
    certainty: str = ""


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A point on which newer or stronger sources differ from the review article: both sides."""

    id: str
    name: str
    article: Statement
    newer: Statement
