"""The pages that say what the site promises and how it works."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from providers.figures import MONTHS_KEPT, SMALLEST
from providers.models.message import KEPT_DAYS, KEPT_DAYS_AFTER_REPLY

# The day on which somebody last read each page against what the code does; shown on the page.
REVIEWED = {
    "privacy": date(2026, 11, 29),
    "health_data": date(2026, 11, 29),
    "accessibility": date(2026, 11, 23),
    "how_ordering_works": date(2026, 11, 23),
    "how_we_check_licenses": date(2026, 11, 29),
}


# What becomes of a message, and of the counts.
KEPT = {
    "kept_days": KEPT_DAYS,
    "kept_days_after_reply": KEPT_DAYS_AFTER_REPLY,
    "months_kept": MONTHS_KEPT,
    "smallest": SMALLEST,
}


def _page(request: HttpRequest, name: str, **more: object) -> HttpResponse:
    context = {"reviewed": REVIEWED[name], **more}
    return render(request, f"directory/standing/{name}.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about a visitor, and what is not."""
    return _page(request, "privacy", did_this_help=settings.DID_THIS_HELP, **KEPT)


@require_safe
def health_data(request: HttpRequest) -> HttpResponse:
    """The notice on health data that some states ask for, apart from the privacy page."""
    return _page(request, "health_data", did_this_help=settings.DID_THIS_HELP, **KEPT)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Which standard the site is built to, what is tested, and what is known to be missing."""
    return _page(request, "accessibility")


@require_safe
def how_ordering_works(request: HttpRequest) -> HttpResponse:
    """The one rule by which providers are ordered, in words."""
    return _page(request, "how_ordering_works", attestation_days=settings.ATTESTATION_DAYS)


@require_safe
def how_we_check_licenses(request: HttpRequest) -> HttpResponse:
    """What a badge says, what it does not say, and for how long."""
    return _page(request, "how_we_check_licenses", evidence_days=settings.EVIDENCE_DAYS)
