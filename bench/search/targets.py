"""What the search has promised to be, as ratios of medians at 100,000 listings."""

from dataclasses import dataclass

from bench.search.timing import Timings

NAMES = {
    "filter": "filter and all counts",
    "radius": "radius",
    "text": "words with typos",
    "rank": "ranking with reasons",
}


@dataclass(frozen=True)
class Target:
    """One engine's median over another's, for a kind of question: at most, or at least, a bound."""

    kind: str
    over: str
    under: str
    bound: float
    at_least: bool = False


@dataclass(frozen=True)
class Verdict:
    """A target with what was measured."""

    target: Target
    ratio: float

    @property
    def met(self) -> bool:
        return (
            self.ratio >= self.target.bound
            if self.target.at_least
            else self.ratio <= self.target.bound
        )


TANTIVY = {"filter": 0.25, "radius": 0.5, "text": 0.6, "rank": 0.6}
TARGETS = (
    *(Target(kind, "ours", "tantivy", bound) for kind, bound in TANTIVY.items()),
    *(Target(kind, "ours", "duckdb", 0.2) for kind in NAMES),
    *(Target(kind, "ours", "sqlite", 0.4) for kind in NAMES),
    Target("filter", "ordinary", "ours", 500, at_least=True),
    *(Target(kind, "ours", "floor", 3) for kind in NAMES),
)
# From 10,000 to 1,000,000 listings, ours.
GROWTH = {"filter": 12.0, "radius": 8.0, "text": 10.0, "rank": 18.0}


def verdicts(timings: Timings) -> list[Verdict]:
    """The targets whose engines were both measured."""
    found = []
    for target in TARGETS:
        engines = timings.get(target.kind, {})
        if target.over in engines and target.under in engines:
            ratio = engines[target.over].median / engines[target.under].median
            found.append(Verdict(target, ratio))
    return found


def growth(small: Timings, large: Timings) -> list[Verdict]:
    """How our medians grew."""
    return [
        Verdict(
            Target(kind, "ours", "ours", bound),
            large[kind]["ours"].median / small[kind]["ours"].median,
        )
        for kind, bound in GROWTH.items()
        if kind in small and kind in large
    ]
