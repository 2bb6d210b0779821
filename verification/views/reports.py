"""Reports about listings: the list, one report, and what a reviewer does about it."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.roles import REVIEWERS, Role
from providers.access import person
from providers.see_other import SeeOther
from verification.access import deciding, reviewers
from verification.actions import triage
from verification.actions.report_acts import ReportChangedError
from verification.actions.seen import saw
from verification.forms.triage import ActForm
from verification.models import Report
from verification.report_page import form_of, report_page
from verification.vocabulary.report import ReportOutcome, ReportState

A_PAGE = 50
DONE: dict[str, str | Promise] = {
    "ask": gettext_lazy(
        "The owner was asked. The report comes back when they answer, or when their time is over."
    ),
    "suspend": gettext_lazy("The listing is down. Its owner was told how to answer."),
    "forward": gettext_lazy("It is written down that the board was told."),
    "close": gettext_lazy("The report is closed."),
    "restore": gettext_lazy("The listing is back, and the report is closed."),
}
# Bringing it back ends what this report did, and no more.
STAYS_DOWN = gettext_lazy(
    "The report is closed. The listing stays hidden, because something else keeps it down: see below."
)


@reviewers("GET")
def review_reports(request: HttpRequest) -> HttpResponse:
    """Those that wait for a reviewer, urgent ones and then the oldest first; those with an owner; those closed."""
    every = Report.objects.open_to(person(request)).select_related("provider")
    context = {
        "urgent": every.waiting().urgent().order_by("waits_since", "received_at"),
        "waiting": _page(
            request, "page", every.waiting().not_urgent().order_by("received_at", "pk")
        ),
        "with_owner": _page(request, "owner", every.with_the_owner().order_by("due_on", "pk")),
        "closed": _page(
            request,
            "closed",
            every.filter(state=ReportState.CLOSED).order_by("-closed_at", "pk"),
        ),
    }
    return render(request, "review/reports/reports.html", context)


@reviewers("GET")
def review_report(request: HttpRequest, report_key: uuid.UUID) -> HttpResponse:
    """One report beside the facts of its listing."""
    report = _report(request, report_key)
    saw(report, by=person(request))
    context = report_page(report, reader=person(request))
    return render(request, "review/reports/report.html", context)


def _act(act: str, do: Callable[..., bool | None], *roles: Role) -> Callable[..., HttpResponse]:
    """The view that does one act, with what its form says."""

    @deciding("POST", roles=roles or REVIEWERS)
    def view(request: HttpRequest, report_key: uuid.UUID) -> HttpResponse:
        report, by = _report(request, report_key), person(request)
        form = form_of(act, report, request.POST)
        if not form.is_valid():
            return _again(request, report, form, act)
        try:
            done = do(report=report, by=by, **_said(form))
        except ReportChangedError:
            form.add_error(
                None,
                _(
                    "Somebody acted on this report a moment ago, so nothing was done. Read what they did, then decide."
                ),
            )
            # The form shows how it stands now; whoever sends it once more has seen that.
            return _again(request, _report(request, report_key), form, act, status=409)
        except triage.NotPossibleError as why:
            form.add_error(None, str(why))
            return _again(request, report, form, act, status=409)
        messages.success(request, str(STAYS_DOWN if done is False else DONE[act]))
        return SeeOther(reverse("review_report", args=[report.pk]))

    return view


review_report_ask = _act("ask", triage.ask_owner)
review_report_suspend = _act("suspend", triage.suspend)
review_report_forward = _act("forward", triage.forward)
review_report_close = _act("close", triage.close)
review_report_restore = _act("restore", triage.restore, Role.SENIOR_REVIEWER)


def _said(form: ActForm) -> dict[str, Any]:
    said = dict(form.cleaned_data)
    if "outcome" in said:
        said["outcome"] = ReportOutcome(said["outcome"])
    return said


def _again(
    request: HttpRequest, report: Report, form: ActForm, act: str, status: int = 422
) -> HttpResponse:
    """The page with what was typed, and the version that it now shows."""
    changed: Any = form.data.copy()  # type: ignore[attr-defined]
    changed["version"] = report.version
    form.data = changed
    context = report_page(report, reader=person(request), sent=form, act=act)
    return render(request, "review/reports/report.html", context, status=status)


def _report(request: HttpRequest, report_key: uuid.UUID) -> Report:
    """404 for whom it is about, as for a report that there is not."""
    found = Report.objects.open_to(person(request)).select_related("provider")
    return get_object_or_404(found, pk=report_key)


def _page(request: HttpRequest, name: str, rows: Any) -> Any:
    """The asked-for page, or the nearest there is."""
    return Paginator(rows, A_PAGE).get_page(request.GET.get(name))
