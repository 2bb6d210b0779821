"""What a reviewer does about a report; each act stands for good, and undoing one is a new one."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from providers.dates import today
from providers.letters import write_to_keepers
from providers.models import Provider
from providers.vocabulary.checking import ListingState
from verification.actions.holds import finish, renew
from verification.actions.report_acts import locked, locked_for_reviewer, note
from verification.models import Report, ReportAct
from verification.models.report import KEPT_DAYS
from verification.queue.kinds import Kind
from verification.report_text import Written
from verification.suspensions import keeping_down, show_again, was_before
from verification.vocabulary.report import Act, ReportOutcome, ReportState

# So long the owner has to answer. A wrong fact is corrected soon; about a suspension somebody may need advice.
DAYS_TO_CORRECT, DAYS_TO_ANSWER = 7, 30
PUBLIC = (ListingState.PUBLISHED, ListingState.PAUSED)
CAN_BE_SUSPENDED = (*PUBLIC, ListingState.SUSPENDED)
DOWN = (ListingState.SUSPENDED, ListingState.CLOSED)


class NotPossibleError(Exception):
    """The act does not go with how the listing or the report stands; the text says why."""


@transaction.atomic
def ask_owner(*, report: Report, told: str, reason: str, version: int, by: User) -> None:
    """Ask the owner to correct the listing, in the reviewer's own words, and give them a day to do it by.

    As every act here raises PermissionDenied, ReportChangedError and NotPossibleError, and changes nothing then.
    """
    _must_say(told)
    report = locked_for_reviewer(report, version=version, by=by)
    if report.state not in (ReportState.OPEN, ReportState.ASKED):
        raise NotPossibleError(_("Only about an open report can the owner be asked."))
    listing = report.provider
    if listing.owner is None:
        raise NotPossibleError(_("This listing has no owner who could be asked."))
    _to_the_owner(report, ReportState.ASKED, DAYS_TO_CORRECT)
    note(report, Act.ASKED, written=Written(told=told, reason=reason), by=by)
    write_to_keepers(listing, "report_asked", "listing_answer", day=report.due_on)


@transaction.atomic
def suspend(*, report: Report, told: str, reason: str, version: int, by: User) -> None:
    """Take the listing down at once, and tell its owner how to answer.

    Where something else has taken it down already, it does not come back now before this report is undone too.
    """
    _must_say(reason)
    report = locked_for_reviewer(report, version=version, by=by)
    if report.state not in (ReportState.OPEN, ReportState.ASKED):
        raise NotPossibleError(_("Only an open report can take a listing down."))
    listing = _locked_listing(report)
    if listing.listing_state not in CAN_BE_SUSPENDED:
        raise NotPossibleError(_("The listing is not public, so it cannot be taken down."))
    was = _was(listing)
    if listing.listing_state in PUBLIC:
        listing.listing_state = ListingState.SUSPENDED
        listing.save(update_fields=["listing_state", "changed_at"])
    _to_the_owner(report, ReportState.SUSPENDED, DAYS_TO_ANSWER)
    note(
        report,
        Act.SUSPENDED,
        written=Written(told=told, reason=reason),
        listing_was=was,
        by=by,
    )
    write_to_keepers(listing, "listing_suspended", "listing_answer", day=report.due_on)


@transaction.atomic
def forward(*, report: Report, board: str, reason: str, version: int, by: User) -> None:
    """Write down that `by` has told a board; where the report stands does not change."""
    _must_say(reason)
    report = locked_for_reviewer(report, version=version, by=by)
    renew(kind=Kind.REPORT, subject=str(report.pk), by=by)
    note(report, Act.FORWARDED, written=Written(reason=reason), board=board, by=by)


@transaction.atomic
def close(
    *, report: Report, outcome: ReportOutcome, told: str, reason: str, version: int, by: User
) -> None:
    """Nothing more is to be done about it. The owner is told where they were asked, or where the listing stays down."""
    _must_say(reason)
    report = locked_for_reviewer(report, version=version, by=by)
    if report.state == ReportState.CLOSED:
        raise NotPossibleError(_("This report is closed."))
    listing = _locked_listing(report)
    if outcome == ReportOutcome.RESTORED or (
        report.state == ReportState.SUSPENDED
        and listing.listing_state == ListingState.SUSPENDED
        and outcome != ReportOutcome.TAKEN_DOWN
    ):
        raise NotPossibleError(
            _("The listing is down because of this report. A senior reviewer brings it back first.")
        )
    if outcome == ReportOutcome.TAKEN_DOWN and listing.listing_state not in DOWN:
        raise NotPossibleError(_("The listing is not down."))
    if outcome == ReportOutcome.PASSED_ON and not _was_forwarded(report):
        raise NotPossibleError(_("First write down which board was told."))
    was = report.state
    if outcome == ReportOutcome.TAKEN_DOWN and listing.listing_state == ListingState.SUSPENDED:
        _keep_down(report, listing, by)
    _close(report, outcome)
    note(report, Act.CLOSED, written=Written(told=told, reason=reason), outcome=outcome, by=by)
    if was == ReportState.SUSPENDED:
        write_to_keepers(listing, "listing_stays_down", "listing_answer")
    elif was == ReportState.ASKED:
        write_to_keepers(listing, "report_closed", "listing_keep")


@transaction.atomic
def restore(*, report: Report, reason: str, version: int, by: User) -> bool:
    """Undo the suspension by this report, and close it. Only for a senior reviewer.

    The listing becomes what it was, unless something else keeps it down: returns whether it is back.
    """
    if by.role != Role.SENIOR_REVIEWER:
        raise PermissionDenied
    _must_say(reason)
    report = locked_for_reviewer(report, version=version, by=by)
    listing = _locked_listing(report)
    if (
        listing.listing_state != ListingState.SUSPENDED
        or not keeping_down().filter(pk=report.pk).exists()
    ):
        raise NotPossibleError(_("This listing is not down because of this report."))
    if listing.identity_accepted_at is None:
        raise NotPossibleError(_("Who keeps this listing is not accepted, so it stays down."))
    _close(report, ReportOutcome.RESTORED)
    note(report, Act.RESTORED, written=Written(reason=reason), by=by)
    if is_back := show_again(listing):
        write_to_keepers(listing, "listing_restored", "listing_keep")
    return is_back


@transaction.atomic
def answer(*, report: Report, text: str, version: int, by: User) -> None:
    """The owner answers, or appeals: the report waits for a reviewer again.

    Raises Provider.DoesNotExist where `by` does not keep the listing, ReportChangedError, NotPossibleError.
    """
    Provider.objects.editable_by(by).get(pk=report.provider_id)
    report = locked(report, version=version)
    if not Report.objects.answerable().filter(pk=report.pk).exists():
        raise NotPossibleError(_("There is nothing to answer any more."))
    if report.state == ReportState.CLOSED:
        report.state, report.outcome = ReportState.SUSPENDED, ""
        report.closed_at = report.delete_on = None
    report.waits_since, report.due_on = timezone.now(), None
    note(report, Act.ANSWERED, written=Written(text=text), by=by)


def _must_say(words: str) -> None:
    if not words.strip():
        raise NotPossibleError(_("Say why."))


def _to_the_owner(report: Report, state: ReportState, days: int) -> None:
    finish(kind=Kind.REPORT, subject=str(report.pk))
    report.state, report.waits_since = state, None
    report.due_on = today() + dt.timedelta(days=days)


def _close(report: Report, outcome: ReportOutcome) -> None:
    finish(kind=Kind.REPORT, subject=str(report.pk))
    now = timezone.now()
    report.state, report.outcome, report.closed_at = ReportState.CLOSED, outcome, now
    report.waits_since = report.due_on = None
    report.delete_on = timezone.localdate(now) + dt.timedelta(days=KEPT_DAYS)


def _locked_listing(report: Report) -> Provider:
    """The listing as it is now; always locked after the report."""
    return Provider.objects.select_for_update(of=("self",)).get(pk=report.provider_id)


def _was(listing: Provider) -> ListingState:
    state = ListingState(listing.listing_state)
    return was_before(listing) if state == ListingState.SUSPENDED else state


def _keep_down(report: Report, listing: Provider, by: User) -> None:
    """That it stays down is for this report too, so that undoing another one does not bring it back."""
    if not ReportAct.objects.filter(report=report, act=Act.SUSPENDED).exists():
        note(report, Act.SUSPENDED, listing_was=_was(listing), by=by)


def _was_forwarded(report: Report) -> bool:
    return ReportAct.objects.filter(report=report, act=Act.FORWARDED).exists()
