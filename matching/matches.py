"""Providers for a client: gates, then counted fit, in groups that say what is missing."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog.rotation import turn
from matching import criteria
from matching.candidates import load_candidates
from matching.criteria import Candidate
from matching.preferences import Preferences, Wish
from matching.reasons import Reason, Verdict, weight_of
from matching.teams import PRESCRIBER, Incomplete, Unit, units


@dataclass(frozen=True)
class Match:
    """A person, a practice or a care team, with the reasons for their place."""

    unit: Unit
    reasons: tuple[Reason, ...]
    missing: tuple[Reason, ...]

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
        known = [way.miles for way in self.unit.ways if way.miles is not None]
        return sum(known) if known else None

    @property
    def in_person(self) -> bool:
        """Whether the client meets at least one of them at a place."""
        return any(way.in_person for way in self.unit.ways)

    def having(self, verdict: str) -> list[Reason]:
        """The wishes with that verdict."""
        return [reason for reason in self.reasons if reason.verdict == verdict]

    @property
    def met_weight(self) -> int:
        """What the met wishes count."""
        return weight_of(self.reasons, Verdict.MET)


@dataclass(frozen=True)
class Matches:
    """The answer to preferences on one day. Every group is in the order of the rule."""

    preferences: Preferences
    on: dt.date
    all: list[Match] = field(default_factory=list)
    close: list[Match] = field(default_factory=list)
    telehealth: list[Match] = field(default_factory=list)
    incomplete: list[Incomplete] = field(default_factory=list)
    helpers: list[Candidate] = field(default_factory=list)

    @property
    def teams(self) -> list[Match]:
        """The full matches that are a therapist with a prescriber."""
        return [match for match in (*self.all, *self.telehealth) if len(match.members) > 1]

    @property
    def complete(self) -> int:
        """How many break nothing that the client called a must."""
        return len(self.all) + len(self.telehealth)

    def near_misses(self) -> dict[Wish, int]:
        """For each must that alone keeps somebody out, how many more there would be without it."""
        alone = [match.missing[0] for match in self.close if len(match.missing) == 1]
        return dict(Counter(Wish(each.facet, each.values) for each in alone).most_common())


def find_matches(preferences: Preferences, on: dt.date) -> Matches:
    """The groups for a client. What bends are only the client's own musts and the taking of new clients."""
    return match_candidates(load_candidates(preferences, on), preferences, on)


def matches_for(preferences: Preferences, on: dt.date) -> Matches | None:
    """The groups for a client, or None as long as the client has not said which models, and where."""
    if not (preferences.models and preferences.where):
        return None
    return find_matches(preferences, on)


def match_candidates(
    candidates: Mapping[int, Candidate], preferences: Preferences, on: dt.date
) -> Matches:
    """The same over candidates at hand.

    Close are those of whom at most one thing is known to be missing; what a listing does not say shuts nobody out, and
    stands in this group to be asked.
    """
    complete, incomplete = units(candidates, preferences.models)
    found = Matches(preferences, on)
    for unit in complete:
        match = Match(
            unit,
            criteria.reasons(unit.members, preferences, unit.models),
            criteria.missing(unit.members, preferences, unit.models),
        )
        if not match.missing:
            (found.all if match.in_person else found.telehealth).append(match)
        elif sum(reason.verdict == Verdict.UNMET for reason in match.missing) <= 1:
            found.close.append(match)

    def by_rule(match: Match) -> tuple[int, int, int, str]:
        return criteria.rank(match.members, match.reasons, on)

    found.all.sort(key=by_rule)
    found.telehealth.sort(key=by_rule)
    found.close.sort(key=lambda match: (len(match.missing), by_rule(match)))
    found.incomplete.extend(_acceptable(incomplete, preferences, on))
    found.helpers.extend(_helpers(candidates, found, on))
    return found


def _acceptable(
    incomplete: list[Incomplete], preferences: Preferences, on: dt.date
) -> list[Incomplete]:
    """Those without a partner who break nothing else, in the order of the rule."""

    def by_rule(each: Incomplete) -> tuple[int, int, int, str]:
        members = (each.candidate,)
        why = criteria.reasons(members, preferences, preferences.models)
        return criteria.rank(members, why, on)

    acceptable = [
        each
        for each in incomplete
        if not criteria.missing((each.candidate,), preferences, preferences.models)
    ]
    return sorted(acceptable, key=by_rule)


def _helpers(candidates: Mapping[int, Candidate], found: Matches, on: dt.date) -> list[Candidate]:
    """Prescribers who take clients and say that they work with outside therapists, when somebody here lacks one."""
    if not any(PRESCRIBER in each.lacks for each in found.incomplete):
        return []
    accepting = found.preferences.accepting
    fitting = [
        candidate
        for candidate in candidates.values()
        if "partner" in (candidate.facts.options["therapy"] or ())
        and any(candidate.facts.standing.prescribes("yes", state) for state in candidate.ways)
        and criteria.judge_opening((candidate,), accepting) == Verdict.MET
    ]
    return sorted(fitting, key=lambda candidate: turn(candidate.facts.slug, on))
