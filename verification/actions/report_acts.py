"""One more act in the life of a report: a row of the trail and the words that belong to it, in the caller's transaction."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import User
from accounts.roles import REVIEWERS
from providers.models import Provider
from verification.models import Report, ReportAct, ReportText
from verification.report_text import Written
from verification.vocabulary.report import Act


class ReportChangedError(Exception):
    """Somebody acted on the report since it was read, or it is in a state in which this cannot be done."""


def note(
    report: Report, act: Act, *, by: User | None, written: Written | None = None, **said: Any
) -> ReportAct:
    """Save `report` as it now is, with the act that made it so; `said` are more fields of the act."""
    report.version += 1
    report.save()
    row = ReportAct.objects.create(
        report=report,
        provider_id=report.provider_id,
        number=report.version,
        kind=report.kind,
        act=act,
        at=timezone.now(),
        by=by,
        **said,
    )
    if written is not None:
        ReportText.objects.create(act=row, report=report, locked=written.locked())
    return row


def locked_for_reviewer(report: Report, *, version: int, by: User) -> Report:
    """The report, locked until the transaction ends.

    Raises PermissionDenied unless `by` reviews somebody else's listing, ReportChangedError unless it is as in `version`.
    """
    if by.role not in REVIEWERS or not by.is_active:
        raise PermissionDenied
    if Provider.objects.editable_by(by).filter(pk=report.provider_id).exists():
        raise PermissionDenied
    return locked(report, version=version)


def locked(report: Report, *, version: int) -> Report:
    """The report, locked; raises ReportChangedError when it is gone, or has been acted on since `version`."""
    row = Report.objects.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if row is None or row.version != version:
        raise ReportChangedError
    return row
