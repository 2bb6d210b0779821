"""What a trial found, as people of 100."""

from dataclasses import dataclass

from matching.library.statement import Statement

OF = 100


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One count: `what` was counted (words.toml, [measures]) in the `group` with the treatment and in the one `against` it.

    Low and high, the same unless two were given; `against` is None without a comparison."""

    what: str
    group: tuple[int, int]
    against: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One trial, or one part of it. Trials are never ranked across: people, scales and times differ."""

    id: str
    option: str
    treatment: str
    people: Statement
    measures: tuple[Measure, ...]
    against: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Frequency:
    """How many of 100 had a side effect (`what`) with esketamine spray, and how many with placebo spray in the same trials."""

    id: str
    what: Statement
    esketamine: int
    placebo: int
