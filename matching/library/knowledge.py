"""What "Did this help?" asks: what a client knows after the guide, and how at ease they are with the choice."""

from collections.abc import Mapping
from dataclasses import dataclass

from matching.library.entries import Toml, each, make, statement
from matching.library.statement import Statement

# Each question is answered by one of these, so that a counter of answers can hold nothing else.
ANSWERS = YES, NO, UNSURE = ("yes", "no", "unsure")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question, and the name under which its answers are counted."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Knowledge(Asked):
    """A question with a right answer (`right`: yes or no), and the sourced sentence that says why."""

    right: str
    answer: Statement


@dataclass(frozen=True, kw_only=True)
class Comfort(Asked):
    """A question on how at ease the client is; it has no right answer."""


def knowledge(data: Toml) -> Mapping[str, Knowledge]:
    """The questions of the section `knowledge`."""

    def read(id: str, entry: Toml) -> Knowledge:
        answer = statement(f"knowledge.{id}", entry["answer"], kind="description")
        made: Knowledge = make(Knowledge, id, {**entry, "answer": answer})
        return made

    return each(data, read)


def comfort(data: Toml) -> Mapping[str, Comfort]:
    """The questions of the section `comfort`."""
    return each(data, lambda id, entry: make(Comfort, id, entry))
