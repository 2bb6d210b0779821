"""The rule that orders providers, over plain data: what a wish comes to for one or two people, and which group that makes.

Never read here: payment, clicks, popularity, severity, thoughts of suicide, medical history, who the client is. The rule is
told in words at /how-ordering-works/, with these weights; whoever changes it raises `catalog.rotation.RULE_VERSION`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from catalog.facts import Facts
from matching.offered import OF_A_SERVICE, cost_bands, offers_of, stated
from matching.preferences import Preferences, Wish
from matching.reasons import Reason, Verdict, all_of, any_of


@dataclass(frozen=True)
class Weights:
    """What a met wish counts."""

    wish: int = 1
    matters_more: int = 2


WEIGHTS = Weights()

# In a care team these are the work of both: one of them is enough. Everything else, such as insurance or evening hours,
# the client meets with each of the two, so each has to have it.
SHARED = frozenset(
    {
        "condition",
        "experience",
        "format",
        "model",
        "molecule",
        "orientation",
        "phase",
        "prescribes",
        "profession",
        "route",
        "team",
        "therapy",
    }
)
# Whether these hold can be open, because nobody has confirmed yet what the licenses allow.
OF_LICENSES = frozenset({"prescribes", "team"})


class Way(NamedTuple):
    """How a client can be seen in one state: at a place, from afar, or both. The miles are known when the client named a place."""

    in_person: bool = False
    remote: bool = False
    miles: float | None = None

    @property
    def nearness(self) -> tuple[bool, float]:
        """To sort by, the nearest first and from afar last."""
        return (not self.in_person, self.miles or 0)


@dataclass(frozen=True)
class Candidate:
    """A listing, how the client can be seen there by state, and how fresh its facts are (0 to 2)."""

    facts: Facts
    ways: Mapping[str, Way]
    fresh: int = 0


def judge(wish: Wish, candidate: Candidate, models: Collection[str]) -> Verdict:
    """Whether one candidate meets one wish, in a state where they can see the client.

    What belongs to a service is judged by the services of `models`: an IV drip of another kind of treatment is none here.
    """
    if wish.facet in OF_A_SERVICE or wish.facet == "cost":
        return _judge_offers(wish, [candidate], models)
    states: Iterable[str | None] = sorted(candidate.ways) or [None]
    held = [
        _held(candidate.facts, wish.facet, value, state)
        for value in wish.values
        for state in states
    ]
    return any_of([_verdict(each) for each in held])


def judge_together(wish: Wish, members: Collection[Candidate], models: Collection[str]) -> Verdict:
    """Whether a person, or the two of a care team, meet a wish with what they offer of `models`."""
    if wish.facet in OF_A_SERVICE:
        # Often only one of the two lists the service that they give together.
        return _judge_offers(wish, members, models)
    verdicts = [judge(wish, member, models) for member in members]
    return any_of(verdicts) if wish.facet in SHARED else all_of(verdicts)


def judge_opening(members: Collection[Candidate], accepting: frozenset[str]) -> Verdict:
    """Whether everybody takes clients in a way that this client accepts; old words on it are unknown, not no."""
    return all_of([_opening(member.facts.availability, accepting) for member in members])


def missing(
    members: Collection[Candidate], preferences: Preferences, models: Collection[str]
) -> tuple[Reason, ...]:
    """The musts that are not met, or not known to be; empty for a full match."""
    accepting = tuple(sorted(preferences.accepting))
    found = [Reason("accepting", accepting, judge_opening(members, preferences.accepting))]
    found += [
        Reason(wish.facet, wish.values, judge_together(wish, members, models))
        for wish in preferences.must
    ]
    return tuple(reason for reason in found if reason.verdict != Verdict.MET)


def reasons(
    members: Collection[Candidate], preferences: Preferences, models: Collection[str]
) -> tuple[Reason, ...]:
    """What came of every wish, with its weight, for a person or the two of a care team."""
    return tuple(
        Reason(
            wish.facet,
            wish.values,
            judge_together(wish, members, models),
            WEIGHTS.matters_more if wish.facet in preferences.matter_more else WEIGHTS.wish,
        )
        for wish in preferences.wishes
    )


def reasons_of_each(
    members: Collection[Candidate],
    together: Collection[Reason],
    models: Collection[str],
) -> tuple[tuple[Reason, ...], ...]:
    """The same for each of the members: what came of shared work holds for both, the rest is looked at one by one."""
    if len(members) == 1:
        return (tuple(together),)
    return tuple(
        tuple(
            reason
            if reason.facet in SHARED
            else replace(reason, verdict=judge(Wish(reason.facet, reason.values), member, models))
            for reason in together
        )
        for member in members
    )


def _judge_offers(wish: Wish, members: Iterable[Candidate], models: Collection[str]) -> Verdict:
    offers = offers_of((member.facts for member in members), models)
    given = cost_bands(offers) if wish.facet == "cost" else stated(offers, wish.facet)
    if given is None and "not_stated" in wish.values:
        return Verdict.MET
    return _verdict(None if given is None else not given.isdisjoint(wish.values))


def _held(facts: Facts, facet: str, value: str, state: str | None) -> bool | None:
    """As the search holds it, save that an authority which nobody has confirmed is unknown here, where the search has no such word."""
    if (facet, value) == ("verified", "any"):
        return True
    held = facts.holds(facet, value, state)
    if facet in OF_LICENSES and not held and facts.standing.prescribes("not_confirmed", state):
        return None
    return held


def _verdict(held: bool | None) -> Verdict:
    if held is None:
        return Verdict.UNKNOWN
    return Verdict.MET if held else Verdict.UNMET


def _opening(availability: str, accepting: frozenset[str]) -> Verdict:
    if availability in accepting:
        return Verdict.MET
    return Verdict.UNKNOWN if availability == "unknown" else Verdict.UNMET
