"""Reads what the figures are made of: one pass over each table, and the meaning of words from where it has its home."""

import datetime as dt
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import F, Min, Q
from django.utils import timezone

from providers.models import (
    Evidence,
    License,
    Location,
    Membership,
    Provider,
    ReplyTime,
)
from providers.replies import FEWEST
from providers.vocabulary.checking import Fact, ListingState, Result
from verification.accuracy.figures import Tally
from verification.models import ListingMove, ReportAct
from verification.queue.clock import due_at
from verification.queue.kinds import CLOCKS, Kind
from verification.vocabulary.report import Act

PERIOD = dt.timedelta(days=365)
SHOWN = (ListingState.PUBLISHED, ListingState.PAUSED)
# The acts that end a report.
ENDS = (Act.CLOSED, Act.RESTORED)


@dataclass(frozen=True)
class ReportFigures:
    """Reports of the last twelve months; `hours` until half of them were closed, None where there are too few."""

    received: int
    closed: int
    hours: int | None


class Counts:
    """One tally for everything, and one for each state."""

    def __init__(self) -> None:
        self.total = Tally()
        self.states: dict[str, Tally] = defaultdict(Tally)

    def of(self, states: Iterable[str]) -> list[Tally]:
        """Where something in `states` is counted."""
        return [self.total, *(self.states[state] for state in set(states))]


def read(now: dt.datetime) -> Counts:
    """Everything but the reports, as it is `now`."""
    counts, since = Counts(), now - PERIOD
    on = timezone.localdate(now)
    states = _states()
    shown = set(Provider.objects.published().values_list("pk", flat=True))
    badges = _badges(on)
    holders = _holders(shown)
    checked = {listing for provider in badges.providers for listing in holders(provider)}
    for listing in shown:
        for tally in counts.of(states[listing]):
            tally.listings += 1
            tally.checked += listing in checked
    for provider, state, age in badges.looks:
        if holders(provider):
            for tally in counts.of([state]):
                tally.ages.append(age)
    _read_decisions(counts, now, since)
    _read_replies(counts, states, on)
    _read_removals(counts, states, since)
    return counts


def read_reports(now: dt.datetime) -> ReportFigures:
    """From the trail, which stays when a listing goes. A report that was closed twice counts by its first time."""
    rows = ReportAct.objects.filter(at__gte=now - PERIOD, act__in=(Act.RECEIVED, *ENDS))
    received: dict[object, dt.datetime] = {}
    closed: dict[object, dt.datetime] = {}
    for report, act, at in rows.order_by("at").values_list("report_id", "act", "at"):
        (received if act == Act.RECEIVED else closed).setdefault(report, at)
    took = [
        int((at - received[report]) / dt.timedelta(hours=1))
        for report, at in closed.items()
        if report in received
    ]
    hours = statistics.median_low(took) if len(took) >= FEWEST else None
    return ReportFigures(len(received), len(took), hours)


def _states() -> dict[int, set[str]]:
    """In which states each listing has a place; where it has none, in which it sees people by video or phone."""
    found: dict[int, set[str]] = defaultdict(set)
    for provider, state in Location.objects.order_by().values_list("provider_id", "state"):
        found[provider].add(state)
    remote = Provider.objects.published().filter(locations=None).order_by()
    for provider, states in remote.values_list("pk", "telehealth_states"):
        found[provider].update(states or ())
    return found


@dataclass(frozen=True)
class Badges:
    """Who holds a license that counts as checked; and of each such license holder, state and age of the look."""

    providers: set[int]
    looks: list[tuple[int, str, int]]


def _badges(on: dt.date) -> Badges:
    # Named by their keys: as one flat condition the database would ask for each license anew, twenty times as slow.
    verified = License.objects.filter(pk__in=License.objects.verified(on).order_by().values("pk"))
    rows = verified.with_standing().order_by()
    found = rows.values_list("provider_id", "state", "looked_at")  # type: ignore[misc] # an annotation
    looks = [(pk, state, (on - timezone.localdate(at)).days) for pk, state, at in found]
    return Badges({pk for pk, _state, _age in looks}, looks)


def _holders(shown: set[int]) -> Callable[[int], list[int]]:
    """Which public listings count somebody's license: their own, and those of the practices where they work."""
    practices: dict[int, list[int]] = defaultdict(list)
    rows = Membership.objects.active().order_by().values_list("member_id", "practice_id")
    for member, practice in rows:
        practices[member].append(practice)
    return lambda pk: [each for each in (pk, *practices[pk]) if each in shown]


def _read_decisions(counts: Counts, now: dt.datetime, since: dt.datetime) -> None:
    """The first decision on each license since it was last sent in; without one it counts once its time is over."""
    first = Min("decisions__decided_at", filter=Q(decisions__decided_at__gte=F("submitted_at")))
    rows = License.objects.filter(submitted_at__gte=since).order_by().annotate(first=first)
    for state, sent, decided in rows.values_list("state", "submitted_at", "first"):
        due = due_at(sent, CLOCKS[Kind.LICENSE])
        if decided is None and now < due:
            continue
        for tally in counts.of([state]):
            tally.decided += 1
            tally.in_time += decided is not None and decided <= due


def _read_replies(counts: Counts, states: dict[int, set[str]], on: dt.date) -> None:
    rows = ReplyTime.objects.counted(on).order_by().values_list("provider_id", "hours")
    for provider, hours in rows:
        for tally in counts.of(states[provider]):
            tally.hours.append(hours)


def _read_removals(counts: Counts, states: dict[int, set[str]], since: dt.datetime) -> None:
    """Each listing once, however often it came back."""
    moves = ListingMove.objects.filter(at__gte=since, was__in=SHOWN).order_by()
    for became, name in (
        (ListingState.SUSPENDED, "suspended"),
        (ListingState.CLOSED, "closed"),
    ):
        rows = dict(moves.filter(became=became).values_list("provider_id", "states"))
        for where in rows.values():
            _count(counts, where, name)
    excluded = Evidence.objects.filter(
        fact=Fact.EXCLUSION, result=Result.ADVERSE, performed_at__gte=since
    )
    for provider in set(excluded.order_by().values_list("provider_id", flat=True)):
        _count(counts, states[provider], "excluded")


def _count(counts: Counts, states: Iterable[str], name: str) -> None:
    for tally in counts.of(states):
        setattr(tally, name, getattr(tally, name) + 1)
