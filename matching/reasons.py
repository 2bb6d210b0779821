"""Why a provider stands where they stand: each wish met, not met or not known."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Unknown is a verdict of its own: a listing that does not say is not a listing that says no."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Reason:
    """What came of one wish, of one must, or of a gate that bends (`facet` "accepting")."""

    facet: str
    values: tuple[str, ...]
    verdict: Verdict
    weight: int = 1


def any_of(verdicts: Collection[Verdict]) -> Verdict:
    """One that is met is enough; failing that, one that is not known leaves it open."""
    for verdict in (Verdict.MET, Verdict.UNKNOWN):
        if verdict in verdicts:
            return verdict
    return Verdict.UNMET


def all_of(verdicts: Collection[Verdict]) -> Verdict:
    """All have to be met; one that is not is enough to say so."""
    for verdict in (Verdict.UNMET, Verdict.UNKNOWN):
        if verdict in verdicts:
            return verdict
    return Verdict.MET


def weight_of(reasons: Collection[Reason], verdict: Verdict) -> int:
    """The weights of the reasons with that verdict, added."""
    return sum(reason.weight for reason in reasons if reason.verdict == verdict)
