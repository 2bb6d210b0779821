"""The owner of a listing answers a reviewer, or appeals."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.limits import within_limit
from providers.access import own_listing, person
from providers.models import Provider
from providers.see_other import SeeOther
from providers.vocabulary.checking import ListingState
from verification.actions import triage
from verification.actions.report_acts import ReportChangedError
from verification.exclusion_mail import LIST_URL
from verification.forms.answer import AnswerForm
from verification.models import ExclusionHit, Report
from verification.models.exclusion_hit import HitStage
from verification.owner_answers import asked_of
from verification.queue.kinds import CLOCKS, Kind

MOST_A_DAY, DAY = 10, dt.timedelta(days=1)


@own_listing("GET", "POST")
def listing_answer(request: HttpRequest, listing: Provider) -> HttpResponse:
    """What is asked, each with a form."""
    if request.method != "POST":
        return _page(request, listing)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, listing, form, 422)
    report = Report.objects.filter(pk=form.cleaned_data["report"], provider=listing).first()
    if report is None:
        return _page(request, listing, form, 422)
    if not within_limit("answer a reviewer", str(listing.pk), most=MOST_A_DAY, per=DAY):
        form.add_error("text", _("You have answered often today. Please go on tomorrow."))
        return _page(request, listing, form, 429)
    try:
        triage.answer(
            report=report,
            text=form.cleaned_data["text"],
            version=form.cleaned_data["version"],
            by=person(request),
        )
    except (ReportChangedError, triage.NotPossibleError):
        form.add_error(
            "text",
            _(
                "Something has changed since you opened this page. Read it again, then send your answer."
            ),
        )
        return _page(request, listing, form, 409)
    messages.success(request, _("Thank you. A reviewer reads your answer."))
    return SeeOther(reverse("listing_answer", args=[listing.slug]))


def _page(
    request: HttpRequest, listing: Provider, sent: AnswerForm | None = None, status: int = 200
) -> HttpResponse:
    asked = asked_of(listing, sent)
    for each in asked:
        if each.form is sent:
            # The form shows how it stands now; whoever sends it once more has seen that.
            changed: Any = sent.data.copy()  # type: ignore[attr-defined]
            changed["version"] = each.report.version
            sent.data = changed
    context = {
        "listing": listing,
        "here": "listing_answer",
        "asked": asked,
        "form": sent,
        "on_exclusion_list": _hidden_by_the_list(listing),
        "list_url": LIST_URL,
        "days": CLOCKS[Kind.REPORT],
    }
    return render(request, "practice/reports/answer.html", context, status=status)


def _hidden_by_the_list(listing: Provider) -> str:
    """How far the hit is that keeps the listing out of view; empty without one. Its owner has had a mail about it."""
    if listing.listing_state != ListingState.SUSPENDED:
        return ""
    standing = ExclusionHit.objects.standing().filter(provider=listing)
    stages = set(standing.values_list("stage", flat=True))
    return HitStage.CONFIRMED if HitStage.CONFIRMED in stages else next(iter(stages), "")
