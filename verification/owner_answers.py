"""What a reviewer asks of the owner of a listing, and nothing of what was reported."""

import uuid
from dataclasses import dataclass

from accounts.at_rest import LockedError
from providers.models import Provider
from verification.forms.answer import AnswerForm
from verification.models import Report, ReportAct
from verification.report_text import Written
from verification.vocabulary.report import Act

# The acts at which a reviewer says something to the owner.
TELLING = (Act.ASKED, Act.SUSPENDED, Act.CLOSED)


@dataclass(frozen=True)
class Asked:
    """One report as its owner sees it: what they were told last, and the form for their answer."""

    report: Report
    told: str
    form: AnswerForm


def asked_of(listing: Provider, sent: AnswerForm | None = None) -> list[Asked]:
    """Everything that the owner can answer, the newest first; `sent` is a form that came back with mistakes."""
    reports = list(Report.objects.answerable().filter(provider=listing).order_by("-received_at"))
    told = _told(reports)
    return [Asked(each, told.get(each.pk, ""), _form(each, sent)) for each in reports]


def _told(reports: list[Report]) -> dict[uuid.UUID, str]:
    """What the owner was told last about each report."""
    found = {}
    acts = ReportAct.objects.filter(report__in=reports, act__in=TELLING, text__isnull=False)
    for act in acts.select_related("text").order_by("number"):
        try:
            words = Written.opened(act.text.locked).told
        except LockedError:
            continue
        if words:
            found[act.report_id] = words
    return found


def _form(report: Report, sent: AnswerForm | None) -> AnswerForm:
    if sent is not None and sent.data.get("report") == str(report.pk):
        return sent
    options = {"initial": {"report": report.pk, "version": report.version}}
    return AnswerForm(**options, auto_id=f"id_{report.pk}_%s")
