"""Reports of the demo: one of each kind that waits, some that are with an owner, and some that were settled, one of them late."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils import timezone

from accounts.models import User
from providers.demo_parts import Demo
from providers.models import Provider
from providers.vocabulary.checking import ListingState
from verification.actions.triage import DAYS_TO_ANSWER, DAYS_TO_CORRECT
from verification.models import Report, ReportAct, ReportText
from verification.models.report import KEPT_DAYS
from verification.report_text import Written
from verification.vocabulary.report import (
    WITH_THE_OWNER,
    Act,
    ReportKind,
    ReportOutcome,
    ReportState,
    WrongFact,
)

# The same keys each time.
NAMES = uuid.UUID("b7f0c2de-5f0a-4a53-9d0c-6f2f3f0b9a11")
STATES = {
    Act.ASKED: (ReportState.ASKED, DAYS_TO_CORRECT),
    Act.SUSPENDED: (ReportState.SUSPENDED, DAYS_TO_ANSWER),
}


@dataclass(frozen=True)
class Step:
    """One act, so many days ago at that hour."""

    act: Act
    ago: int
    hour: int
    written: Written = field(default_factory=Written)
    outcome: str = ""


@dataclass(frozen=True)
class Story:
    """A report of some days ago, and what was done about it."""

    kind: ReportKind
    ago: int
    said: Written
    steps: tuple[Step, ...] = ()


def _closed(ago: int, outcome: ReportOutcome, reason: str) -> tuple[Step, ...]:
    return (Step(Act.CLOSED, ago, 15, Written(reason=reason), outcome),)


# Each about another listing that is public.
STORIES = (
    Story(
        ReportKind.SAFETY,
        0,
        Written("They let me drive home an hour after a session. Nobody asked how I felt."),
    ),
    Story(
        ReportKind.WRONG_FACTS,
        1,
        Written("The price on the page is half of what they charge.", [WrongFact.COST]),
    ),
    Story(
        ReportKind.NOT_REACHABLE,
        1,
        Written("Nobody picks up, and the mailbox is full.", reply_to="caller@example.com"),
    ),
    Story(
        ReportKind.WRONG_FACTS,
        4,
        Written("They moved last spring.", [WrongFact.PLACE]),
        (
            Step(
                Act.ASKED,
                3,
                10,
                Written(told="Is the address still right?", reason="The door says they moved."),
            ),
        ),
    ),
    Story(
        ReportKind.WRONG_FACTS,
        9,
        Written("", [WrongFact.AVAILABILITY]),
        (
            Step(Act.ASKED, 8, 11, Written(told="Do you take new clients?")),
            Step(Act.ANSWERED, 1, 14, Written("Yes, since this week. The page says so now.")),
        ),
    ),
    Story(
        ReportKind.NOT_REACHABLE,
        15,
        Written("I called three times."),
        _closed(14, ReportOutcome.NOT_FOUNDED, "They answered at the first ring."),
    ),
    Story(
        ReportKind.WRONG_FACTS,
        22,
        Written("The website is for sale.", [WrongFact.CONTACT]),
        _closed(21, ReportOutcome.CORRECTED, "The owner put the new one in."),
    ),
    Story(
        ReportKind.SAFETY,
        35,
        Written("There was no one in the room for the first half hour."),
        _closed(35, ReportOutcome.NOT_FOUNDED, "Called: a nurse sat behind the screen."),
    ),
    Story(
        ReportKind.WRONG_FACTS,
        48,
        Written("One of the people no longer works there.", [WrongFact.TEAM]),
        _closed(47, ReportOutcome.CORRECTED, "The practice ended the membership."),
    ),
    # The late one
    Story(
        ReportKind.NOT_REACHABLE,
        70,
        Written("The number belongs to a bakery."),
        _closed(61, ReportOutcome.CORRECTED, "Two digits had been swapped."),
    ),
)
# About a listing that is suspended in the demo.
SUSPENDED = Story(
    ReportKind.MISCONDUCT,
    12,
    Written("They asked for cash and wrote no receipt, twice."),
    (
        Step(
            Act.SUSPENDED,
            12,
            16,
            Written(told="Please call us about your bills.", reason="Two people say the same."),
        ),
        Step(Act.ANSWERED, 2, 9, Written("It will not happen again. Please call me back.")),
    ),
)


def add_reports(demo: Demo) -> None:
    """Add the stories, a statement for each table."""
    public = [each for each in demo.listings if each.listing_state == ListingState.PUBLISHED]
    down = [each for each in demo.listings if each.listing_state == ListingState.SUSPENDED]
    told = [*zip(STORIES, public, strict=False), *zip((SUSPENDED,), down, strict=False)]
    reports, acts, texts = [], [], []
    for place, (story, listing) in enumerate(told):
        report = Report(
            id=uuid.uuid5(NAMES, str(place)),
            provider=listing,
            kind=story.kind,
            received_at=moment(demo.on, story.ago, 7),
        )
        report.waits_since = report.received_at
        reports.append(report)
        for act, written in _acts(demo, report, story, listing):
            acts.append(act)
            texts.append(ReportText(act=act, report=report, locked=written.locked()))
    Report.objects.bulk_create(reports)
    ReportAct.objects.bulk_create(acts)
    ReportText.objects.bulk_create(texts)


def _acts(
    demo: Demo, report: Report, story: Story, listing: Provider
) -> Iterator[tuple[ReportAct, Written]]:
    """Each act with its words; `report` is then as the last of them left it."""
    first = Step(Act.RECEIVED, story.ago, 7, story.said)
    for step in (first, *story.steps):
        report.version += 1
        at = moment(demo.on, step.ago, step.hour)
        _follow(report, step, at)
        act = ReportAct(
            id=uuid.uuid5(report.pk, str(report.version)),
            report=report,
            provider=listing,
            number=report.version,
            kind=report.kind,
            act=step.act,
            outcome=step.outcome,
            listing_was=ListingState.PUBLISHED if step.act == Act.SUSPENDED else "",
            at=at,
            by=_by(demo, listing, step),
        )
        yield act, step.written


def _by(demo: Demo, listing: Provider, step: Step) -> User | None:
    if step.act == Act.RECEIVED:
        return None
    if step.act == Act.ANSWERED:
        return listing.owner
    return demo.reviewer


def _follow(report: Report, step: Step, at: dt.datetime) -> None:
    """Where the report stands after an act."""
    day = timezone.localdate(at)
    if step.act in STATES:
        report.state, days = STATES[step.act]
        report.waits_since, report.due_on = None, day + dt.timedelta(days=days)
    elif step.act == Act.ANSWERED:
        assert report.state in WITH_THE_OWNER
        report.waits_since, report.due_on = at, None
    elif step.act == Act.CLOSED:
        report.state, report.outcome = ReportState.CLOSED, step.outcome
        report.waits_since, report.closed_at = None, at
        report.delete_on = day + dt.timedelta(days=KEPT_DAYS)


def moment(on: dt.date, ago: int, hour: int) -> dt.datetime:
    """So many days ago at an hour; of today, where that has not come yet, half of the time since midnight ago."""
    day = on - dt.timedelta(days=ago)
    zone = timezone.get_default_timezone()
    midnight, at = (dt.datetime.combine(day, dt.time(each), tzinfo=zone) for each in (0, hour))
    now = timezone.now()
    return at if at <= now else midnight + max(now - midnight, dt.timedelta()) / 2
