"""One more act in the life of a report: a row of the trail and the words that belong to it, in the caller's transaction."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from verification.actions.case import only_reviewers
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
    only_reviewers(by, report.provider_id)
    return locked(report, version=version)


def locked(report: Report, *, version: int) -> Report:
    """The report, locked; raises ReportChangedError when it is gone, or has been acted on since `version`."""
    row = Report.objects.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if row is None or row.version != version:
        raise ReportChangedError
    return row
