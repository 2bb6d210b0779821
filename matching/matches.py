"""Providers for a client: gates, then counted fit, in groups that say what is missing."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from catalog.rotation import turn
from matching import criteria
from matching.criteria import Candidate
from matching.ordering import Rank, miles, rank
from matching.preferences import Preferences, Wish
from matching.reasons import Reason, Verdict
from matching.teams import PRESCRIBER, Incomplete, Unit, units

# Of a close match so many musts may be known to be broken; any number may be unknown.
CLOSE = 1
GROUPS = ("all", "telehealth", "close")


@dataclass(frozen=True)
class Match:
    """A person, a practice or a care team, with the reasons for their place: for all of them together, and `of_each`."""

    unit: Unit
    reasons: tuple[Reason, ...]
    missing: tuple[Reason, ...]
    of_each: tuple[tuple[Reason, ...], ...]
    rank: Rank

    @property
    def members(self) -> tuple[Candidate, ...]:
        """One, or the therapist and the prescriber."""
        return self.unit.members

    @property
    def key(self) -> str:
        """A name for addresses inside a page."""
        return "-".join(str(member.facts.pk) for member in self.members)

    @property
    def miles(self) -> float | None:
        """The ways to all of them, added; None when the client meets nobody in person, or named only a state."""
        return miles(self.unit.ways)

    @property
    def is_team(self) -> bool:
        """Whether it is a therapist with a prescriber."""
        return len(self.members) > 1

    @property
    def in_person(self) -> bool:
        """Whether the client meets at least one of them at a place."""
        return any(way.in_person for way in self.unit.ways)

    def having(self, verdict: str) -> list[Reason]:
        """The wishes with that verdict."""
        return [reason for reason in self.reasons if reason.verdict == verdict]


@dataclass(frozen=True)
class Matches:
    """The answer to preferences on one day. Every group is in the order of the rule: all of it, or some, and `totals` how many
    there are."""

    preferences: Preferences
    on: dt.date
    all: list[Match] = field(default_factory=list)
    close: list[Match] = field(default_factory=list)
    telehealth: list[Match] = field(default_factory=list)
    incomplete: list[Incomplete] = field(default_factory=list)
    helpers: list[Candidate] = field(default_factory=list)
    totals: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys(GROUPS, 0))
    # For each must that alone keeps a close match out, how many, the most first.
    alone: Mapping[Wish, int] = field(default_factory=dict)
    # For each facet whose musts alone keep somebody out, how many.
    kept_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def teams(self) -> list[Match]:
        """The full matches that are a therapist with a prescriber."""
        return [match for match in (*self.all, *self.telehealth) if match.is_team]

    @property
    def complete(self) -> int:
        """How many break nothing that the client called a must."""
        return self.totals["all"] + self.totals["telehealth"]

    def near_misses(self) -> dict[Wish, int]:
        """For each must that alone keeps somebody out of the full matches, how many more there would be without it."""
        return dict(self.alone)

    def near_misses_by_facet(self) -> dict[str, int]:
        """The same for all musts of a facet at once, the most first: without two conditions there are those who miss both, too."""
        return dict(sorted(self.kept_out.items(), key=lambda item: (-item[1], item[0])))


def match_candidates(
    candidates: Mapping[int, Candidate], preferences: Preferences, on: dt.date
) -> Matches:
    """The same over candidates at hand.

    Close are those of whom at most CLOSE things are known to be missing; what a listing does not say shuts nobody out, and
    stands in this group to be asked.
    """
    complete, incomplete = units(candidates, preferences.models)
    groups: dict[str, list[Match]] = {name: [] for name in GROUPS}
    kept_out: Counter[str] = Counter()
    for unit in complete:
        match = match_of(unit, preferences, on)
        if len(facets := {reason.facet for reason in match.missing}) == 1:
            kept_out.update(facets)
        if name := group_of(match):
            groups[name].append(match)
    for group in groups.values():
        group.sort(key=place_of)
    acceptable = acceptable_of(incomplete, preferences, on)
    alone = [match.missing[0] for match in groups["close"] if len(match.missing) == 1]
    return Matches(
        preferences,
        on,
        **groups,
        incomplete=acceptable,
        helpers=_helpers(candidates, acceptable, preferences, on),
        totals={name: len(group) for name, group in groups.items()},
        alone=dict(Counter(Wish(each.facet, each.values) for each in alone).most_common()),
        kept_out=kept_out,
    )


def match_of(unit: Unit, preferences: Preferences, on: dt.date) -> Match:
    """What comes of the preferences for a person, a practice or a care team."""
    why = criteria.reasons(unit.members, preferences, unit.models)
    of_each = criteria.reasons_of_each(unit.members, why, unit.models)
    missing = criteria.missing(unit.members, preferences, unit.models)
    return Match(unit, why, missing, of_each, rank(unit.members, unit.ways, of_each, on))


def group_of(match: Match) -> str | None:
    """The group in which a match stands; None for whoever is known to break more than is close."""
    if not match.missing:
        return "all" if match.in_person else "telehealth"
    broken = sum(reason.verdict == Verdict.UNMET for reason in match.missing)
    return "close" if broken <= CLOSE else None


def place_of(match: Match) -> tuple[Any, ...]:
    """Where a match stands in its group, lowest first."""
    return (len(match.missing), match.rank.key)


def acceptable_of(
    incomplete: Iterable[Incomplete], preferences: Preferences, on: dt.date
) -> list[Incomplete]:
    """Those without a partner who break nothing else, in the order of the rule."""

    def by_rule(each: Incomplete) -> Rank:
        members = (each.candidate,)
        why = criteria.reasons(members, preferences, preferences.models)
        return rank(members, (), (why,), on)

    acceptable = [
        each
        for each in incomplete
        if not criteria.missing((each.candidate,), preferences, preferences.models)
    ]
    return sorted(acceptable, key=lambda each: by_rule(each).key)


def _helpers(
    candidates: Mapping[int, Candidate],
    incomplete: Iterable[Incomplete],
    preferences: Preferences,
    on: dt.date,
) -> list[Candidate]:
    """Prescribers who take clients and say that they work with outside therapists, when somebody here lacks one."""
    if not any(PRESCRIBER in each.lacks for each in incomplete):
        return []
    fitting = [
        candidate
        for candidate in candidates.values()
        if "partner" in (candidate.facts.options["therapy"] or ())
        and any(candidate.facts.standing.prescribes("yes", state) for state in candidate.ways)
        and criteria.judge_opening((candidate,), preferences.accepting) == Verdict.MET
    ]
    return sorted(fitting, key=lambda candidate: turn(candidate.facts.slug, on))
