"""Somebody who reports a listing by the form, a report without the form, and reviewers who act on it."""

import datetime as dt
from typing import Any

from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from providers.models import Provider
from tests import cast
from tests.providers.writing import Writer
from verification.actions import reports, triage
from verification.models import Report, ReportAct
from verification.report_text import Written
from verification.vocabulary.report import ReportKind

# Stands in what was reported, and must be found nowhere else.
SENTINEL = "xylophone"
WORDS = {"kind": "wrong_facts", "facts": ["contact"], "text": "The number is not theirs."}


class Reporter(Writer):
    """Opens the form some time before it is sent, as people do."""

    def __init__(
        self, slug: str = "alice-alder", address: str = "192.0.2.1", **options: Any
    ) -> None:
        super().__init__(slug, address, **options)
        self.path = f"/providers/{slug}/report/"

    def sends(self, **fields: Any) -> Any:
        if not self.ticket:
            self.opens()
        return self.client.post(self.path, WORDS | {"ticket": self.ticket} | fields)


def report_about(
    provider: Provider, kind: ReportKind = ReportKind.SAFETY, key: str = "", **words: Any
) -> Report:
    """A report that has just come."""
    made = reports.receive(
        about=provider,
        kind=kind,
        written=Written(**{"text": "They left me alone."} | words),
        key=key or f"{provider.pk} {Report.objects.count()}",
        address=f"192.0.2.{Report.objects.count() % 250}",
    )
    assert made is not None
    return made


def senior() -> User:
    return cast.user("sam@example.org", Role.SENIOR_REVIEWER, name="Sam Spruce")


def signed_in(user: User) -> Client:
    """Somebody who has just typed their password."""
    client = Client()
    EmailAddress.objects.get_or_create(user=user, email=user.email, verified=True, primary=True)
    client.post(reverse("account_login"), {"login": user.email, "password": cast.PASSWORD})
    return client


def days(number: int) -> dt.timedelta:
    return dt.timedelta(days=number)


def post(client: Client, report: Report, act: str, **said: object) -> Any:
    """What a reviewer sends, who has seen the last act."""
    version = Report.objects.get(pk=report.pk).version
    made = {"version": version, "reason": "I called the practice.", "told": "", **said}
    return client.post(f"/review/reports/{report.pk}/{act}/", made)


def trail(report: Report) -> list[str]:
    """The acts so far."""
    rows = ReportAct.objects.filter(report=report).order_by("number")
    return list(rows.values_list("act", flat=True))


def suspend(report: Report, by: User | None = None) -> None:
    """Rosa, or `by`, takes the listing down."""
    version = Report.objects.get(pk=report.pk).version
    triage.suspend(
        report=report,
        told="Please call us.",
        reason="Two people said so.",
        version=version,
        by=by or cast.rosa(),
    )
