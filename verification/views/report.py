"""Anybody says that something is wrong with a listing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.client_address import client_address
from providers.complaints import complaint_bodies, named_licenses
from providers.models import Provider
from providers.see_other import SeeOther
from providers.vocabulary.checking import ListingState
from verification.actions import reports
from verification.forms.report import ReportForm
from verification.models.report import KEPT_DAYS
from verification.queue.clock import A_MOMENT, due_at
from verification.queue.kinds import CLOCKS, Kind

# Back then finds no page in the browser's memory with what was typed into it.
FORGET = '"cache"'
# Whose owners agree that their name is shown; of a closed one, not even the boards are named.
NAMED = (ListingState.PUBLISHED, ListingState.PAUSED)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; 404 for a listing that the public has never seen."""
    provider = _provider(slug)
    if request.method != "POST":
        return _form(request, provider, ReportForm(provider))
    form = ReportForm(provider, request.POST)
    if not form.is_valid():
        return _form(request, provider, form, status=422)
    try:
        reports.receive(
            about=provider,
            kind=form.kind_said,
            written=form.written(),
            key=form.ticket_key,
            address=client_address(request),
        )
    except reports.TooManyError as refusal:
        form.add_error(None, _too_many(refusal))
        return _form(request, provider, form, status=429)
    answer = SeeOther(reverse("report_sent", args=[provider.slug]))
    answer.headers["Clear-Site-Data"] = FORGET
    return answer


@never_cache
@require_safe
def report_sent(request: HttpRequest, slug: str) -> HttpResponse:
    """What happens now, and by when. The page holds nothing of what was written, whoever opens it."""
    due = due_at(timezone.now(), CLOCKS[Kind.REPORT])
    # What is due as a day begins is due by the end of the one before.
    context = _context(_provider(slug)) | {"by": timezone.localdate(due - A_MOMENT)}
    return render(request, "verification/report/sent.html", context)


def _provider(slug: str) -> Provider:
    provider = get_object_or_404(Provider, slug=slug)
    if provider.published_at is None or provider.listing_state == ListingState.DRAFT:
        raise Http404
    return provider


def _context(provider: Provider) -> dict[str, Any]:
    closed = provider.listing_state == ListingState.CLOSED
    return {
        "provider": provider,
        "name": provider.name if provider.listing_state in NAMED else "",
        "bodies": [] if closed else complaint_bodies(named_licenses(provider)),
        "days": CLOCKS[Kind.REPORT],
        "kept_days": KEPT_DAYS,
    }


def _form(
    request: HttpRequest, provider: Provider, form: ReportForm, status: int = 200
) -> HttpResponse:
    context = _context(provider) | {"form": form}
    return render(request, "verification/report/form.html", context, status=status)


def _too_many(refusal: reports.TooManyError) -> str:
    """What to do instead."""
    if refusal.of_listing:
        return _(
            "We got many reports about this listing today and are looking at them. Please try again tomorrow, or turn to a board."
        )
    return _(
        "Many reports were sent from where you are. Please try again in an hour, or turn to a board."
    )
