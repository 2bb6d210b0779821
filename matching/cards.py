"""A match as a page shows it: who they are, when they were checked, what it costs, and the reasons in words."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from catalog.facts import Facts
from matching.criteria import Candidate, Way
from matching.matches import Match
from matching.offered import course_cost, offers_of
from matching.phrases import in_words
from matching.reasons import Verdict
from providers.vocabulary.license import Profession
from providers.vocabulary.practice import Availability

SAID = {Verdict.MET: _("yes"), Verdict.UNMET: _("no"), Verdict.UNKNOWN: _("not stated")}


@dataclass(frozen=True)
class Person:
    """One member of a match, in words; `role` is empty for whoever fills all roles alone."""

    facts: Facts
    role: str
    distance: str
    professions: str
    checked: str
    opening: str
    cost: str


@dataclass(frozen=True)
class Card:
    """A match in words; the count is of wishes that are met, of all wishes."""

    match: Match
    people: tuple[Person, ...]
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]
    ways: str

    @property
    def lacking(self) -> tuple[str, ...]:
        """The musts that are known not to be met."""
        return tuple(words for verdict, words in self.missing if verdict == Verdict.UNMET)

    @property
    def count(self) -> int:
        """How many wishes there were."""
        return len(self.met) + len(self.unmet) + len(self.unknown)


def card(match: Match) -> Card:
    """A match in words."""
    roles = (gettext("Therapist"), gettext("Prescriber")) if match.is_team else ("",)
    met, unmet, unknown = (
        tuple(
            reason_in_words(match, number)
            for number, reason in enumerate(match.reasons)
            if reason.verdict == verdict
        )
        for verdict in (Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN)
    )
    return Card(
        match,
        tuple(
            person(member, way, match.unit.models, role)
            for member, way, role in zip(match.members, match.unit.ways, roles, strict=True)
        ),
        met,
        unmet,
        unknown,
        tuple((reason.verdict.value, in_words(reason)) for reason in match.missing),
        ways_in_words(match),
    )


def reason_in_words(match: Match, number: int) -> str:
    """What a wish is about; of a team whose partners differ in it, with who has it and who has not."""
    words = in_words(match.reasons[number])
    verdicts = [reasons[number].verdict for reasons in match.of_each]
    if len(set(verdicts)) == 1:
        return words
    each = (
        pgettext("partner", "%(name)s: %(verdict)s")
        % {"name": member.facts.name, "verdict": SAID[verdict]}
        for member, verdict in zip(match.members, verdicts, strict=True)
    )
    return f"{words} ({'; '.join(each)})"


def ways_in_words(match: Match) -> str:
    """How far it is to both of a team; empty for whoever is one, and where there are not two ways of known length."""
    if not match.is_team or any(way.miles is None for way in match.unit.ways):
        return ""
    whole = max(1, round(match.miles or 0))
    return ngettext(
        "%(miles)d mile to both together", "%(miles)d miles to both together", whole
    ) % {"miles": whole}


def person(member: Candidate, way: Way, models: Collection[str], role: str = "") -> Person:
    """One member in words, with the way to them, and what their services of `models` cost."""
    facts = member.facts
    checked = facts.standing.checked_on
    return Person(
        facts,
        role,
        distance_in_words(way),
        ", ".join(str(Profession(each).label) for each in facts.standing.professions),
        date_format(checked, "F Y") if checked else "",
        opening_in_words(facts),
        cost_in_words(facts, models),
    )


def nearest(candidate: Candidate, models: Collection[str]) -> Person:
    """A candidate without a team, in words, where they are nearest to the client."""
    return person(candidate, min(candidate.ways.values(), key=lambda way: way.nearness), models)


def distance_in_words(way: Way) -> str:
    """Whole miles, as a place is known only by its ZIP code; nobody is "0 miles" away."""
    if not way.in_person:
        return gettext("By video or phone")
    if way.miles is None:
        return gettext("In your state")
    if way.miles < 1:
        return gettext("Less than a mile away")
    whole = round(way.miles)
    return ngettext("%(miles)d mile away", "%(miles)d miles away", whole) % {"miles": whole}


def opening_in_words(facts: Facts) -> str:
    """Whether they take clients, and when the next opening is where that is stated."""
    if facts.availability == Availability.UNKNOWN:
        return gettext("New clients: not stated")
    label = str(Availability(facts.availability).label)
    days = facts.next_opening_days
    if days is None or facts.availability not in (Availability.OPEN, Availability.WAITLIST):
        return label
    return ngettext(
        "%(label)s; next opening in about %(days)d day",
        "%(label)s; next opening in about %(days)d days",
        days,
    ) % {"label": label, "days": days}


def cost_in_words(facts: Facts, models: Collection[str]) -> str:
    """What a whole course of one of the models costs, as stated."""
    low, high = course_cost(offers_of([facts], models))
    if low is None:
        return gettext("Cost of a whole course: not stated")
    if high is None or high == low:
        return gettext("Whole course: $%(low)s") % {"low": f"{low:,}"}
    return gettext("Whole course: $%(low)s to $%(high)s") % {"low": f"{low:,}", "high": f"{high:,}"}
