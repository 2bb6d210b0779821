"""A report comes in, and what was written about it goes again."""

import datetime as dt

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.client_address import home_of
from accounts.limits import within_limit
from accounts.models import User
from accounts.roles import REVIEWERS, Role
from providers.dates import today
from providers.message_ticket import LIFETIME
from providers.models import Provider
from verification.actions.report_acts import note
from verification.models import Report, ReportText
from verification.queue.kinds import Kind
from verification.report_text import Written
from verification.vocabulary.report import URGENT_KINDS, Act, ReportKind, ReportState

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
# From one address.
MOST_AN_HOUR, MOST_A_DAY = 5, 10
# About one listing, counted apart, so that nobody keeps safety concerns away by sending small ones.
MOST_ABOUT_A_LISTING, MOST_URGENT_ABOUT_A_LISTING = 20, 40
# One mail a report, until so many in an hour say nothing more than one does.
MOST_ALERTS = 10
# What reporter and owner wrote; what reviewers wrote stays with the listing.
FORGOTTEN_ACTS = (Act.RECEIVED, Act.ANSWERED)


class TooManyError(Exception):
    """A limit is reached; `of_listing` when it is that of the listing and not of who writes."""

    def __init__(self, *, of_listing: bool) -> None:
        super().__init__()
        self.of_listing = of_listing


@transaction.atomic
def receive(
    *, about: Provider, kind: ReportKind, written: Written, key: str, address: str
) -> Report | None:
    """Keep a report about a listing, and alert reviewers when it is urgent; None for a form that was sent before.

    `key` tells one opened form from another, `address` is where it comes from; neither is kept with the report. Raises TooManyError,
    and then keeps nothing. The counts stand in the same transaction on purpose: two sendings of one form wait for each other.
    """
    if not within_limit("report form", key, most=1, per=LIFETIME):
        return None
    _check_limits(about, kind, home_of(address))
    now = timezone.now()
    report = Report.objects.create(
        provider=about, kind=kind, state=ReportState.OPEN, received_at=now, waits_since=now
    )
    note(report, Act.RECEIVED, written=written, by=None)
    if kind in URGENT_KINDS and within_limit("report alert", "all", most=MOST_ALERTS, per=HOUR):
        _alert(report)
    return report


def _check_limits(about: Provider, kind: ReportKind, home: str) -> None:
    if not (
        within_limit("report by the hour", home, most=MOST_AN_HOUR, per=HOUR)
        and within_limit("report by the day", home, most=MOST_A_DAY, per=DAY)
    ):
        raise TooManyError(of_listing=False)
    urgent = kind in URGENT_KINDS
    action, most = (
        ("urgent report about", MOST_URGENT_ABOUT_A_LISTING)
        if urgent
        else ("report about", MOST_ABOUT_A_LISTING)
    )
    if not within_limit(action, str(about.pk), most=most, per=DAY):
        raise TooManyError(of_listing=True)


def _alert(report: Report) -> None:
    """A mail that says that something waits, and nothing of what, about whom or from whom."""
    words = {
        "site": settings.SITE_NAME,
        "address": f"{settings.BASE_URL}{reverse('review')}?kind={Kind.SAFETY_REPORT}",
    }
    for person in _to_alert(report):
        send_mail(
            _("%(site)s: an urgent report waits") % words,
            _(
                "A report about safety or misconduct waits. It is due today. Sign in to see it:\n%(address)s\n"
            )
            % words,
            None,
            [person.email],
        )


def _to_alert(report: Report) -> list[User]:
    """Reviewers who may know of it; where it is about all of them, administrators, who can name another one."""
    for roles in (REVIEWERS, (Role.ADMINISTRATOR,)):
        people = User.objects.filter(role__in=roles, is_active=True).order_by("pk")
        if found := [each for each in people if _may_know(each, report)]:
            return found
    return []


def _may_know(person: User, report: Report) -> bool:
    return Report.objects.open_to(person).filter(pk=report.pk).exists()


def purge(on: dt.date | None = None) -> int:
    """Delete what reporters and owners wrote, once the day of each report has come; returns how many texts went."""
    over = Report.objects.filter(delete_on__lte=on or today())
    gone, _each = ReportText.objects.filter(report__in=over, act__act__in=FORGOTTEN_ACTS).delete()
    return gone
