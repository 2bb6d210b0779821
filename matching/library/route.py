"""A way of giving ketamine."""

from dataclasses import dataclass

from matching.library.statement import Statement

Range = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Route:
    """How much of the dose reaches the blood (`percent`) and how long it lasts (`minutes`); None where not stated;
    `about` names those of the two that the source gives as rough.

    The statements say the same in words.
    """

    id: str
    name: str
    clinical_name: str
    reaches: Statement
    onset: Statement
    length: Statement
    where: Statement
    percent: Range | None = None
    minutes: Range | None = None
    about: tuple[str, ...] = ()
