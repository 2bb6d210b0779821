"""How alike two statements of one thing are, and why."""

from dataclasses import dataclass
from enum import IntEnum


class Likeness(IntEnum):
    """From the best to the worst; what is no more than `CLOSE` carries a verdict of "verified"."""

    SAME = 0
    # Another way to write it: an initial, a nickname, leading zeros.
    CLOSE = 1
    # The source says nothing about it.
    NOT_SHOWN = 2
    # Another surname behind the same given names: people marry.
    FORMER = 3
    DIFFERENT = 4


@dataclass(frozen=True)
class Comparison:
    """`words` says what differs; empty where nothing does."""

    likeness: Likeness
    words: str = ""


SAME = Comparison(Likeness.SAME)
