"""What the safety check asks about, and the steps and questions that go with a treatment."""

from dataclasses import dataclass

from matching.library.statement import Statement

AVOID, CARE = LEVELS = ("avoid", "care")


@dataclass(frozen=True, kw_only=True)
class SafetyItem:
    """Something about a person that speaks against ketamine (`avoid`) or needs extra care first (`care`), and why."""

    id: str
    name: str
    level: str
    why: Statement


@dataclass(frozen=True, kw_only=True)
class Phase:
    """One step in the picture of a treatment; `models` says of which, `time` when or how long, as far as a source states it."""

    id: str
    name: str
    models: tuple[str, ...]
    what: Statement
    time: Statement


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question to bring; `models` are the ids of the options that it is about."""

    id: str
    text: str
    models: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BlankQuestion:
    """What to ask when a listing leaves a fact blank; its id is the fact's name."""

    id: str
    text: str
