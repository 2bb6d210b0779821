"""What an engine is asked, and what it tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

PAGE = 20
KINDS = ("filter", "radius", "text", "rank")


@dataclass(frozen=True)
class Circle:
    """So many miles around a point in a state."""

    latitude: float
    longitude: float
    miles: int
    state: str


@dataclass(frozen=True)
class Wish:
    """One of these options would be welcome, and counts so much."""

    facet: str
    keys: tuple[str, ...]
    weight: int


@dataclass(frozen=True)
class Question:
    """A search: some option of each facet in `narrowing`, in the circle, with the words, ordered by the wishes.

    Keys are those of `catalog.options`. `counted` are the options whose counts are asked for, by facet; a facet's own
    narrowing does not count against its options.
    """

    kind: str
    narrowing: Mapping[str, tuple[str, ...]]
    counted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    circle: Circle | None = None
    words: str = ""
    wishes: tuple[Wish, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """How many fit, the keys of the first page, and where asked for the count of each option and why the first fit.

    `reasons` has for each of `first` a sign a wish: "+" met, "-" not met, "?" not stated.
    """

    total: int
    first: tuple[int, ...]
    counts: Mapping[str, int] | None = None
    reasons: tuple[str, ...] | None = None


class Engine(Protocol):
    """Something that finds. `ask` is timed, and the read of the page's rows after it, which is the same for every engine."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def ask(self, question: Question) -> Any:
        """The answer in the engine's own form."""

    def page(self, told: Any) -> list[int]:
        """The keys of the first page in what `ask` returned."""

    def outcome(self, question: Question, told: Any) -> Outcome:
        """The same in the form in which engines are compared."""

    def close(self) -> None:
        """Give back what the engine holds."""
