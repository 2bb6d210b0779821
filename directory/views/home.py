"""The front door."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

# The day on which somebody last read the page's medical sentences against their sources; shown beside them.
REVIEWED = date(2026, 11, 23)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the site is, whom it is for, and the two ways in: search, or the guide."""
    context = {"reviewed": REVIEWED, "evidence_days": settings.EVIDENCE_DAYS}
    return render(request, "directory/home.html", context)
