"""The front door."""

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from directory.map.national import counts_by_state, national_map


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the site is, whom it is for, and the ways in: search, the map of the states, or the guide."""
    context = {
        "evidence_days": settings.EVIDENCE_DAYS,
        "national_map": _national_map(),
    }
    return render(request, "directory/home.html", context)


def _national_map() -> SafeString:
    try:
        counts = counts_by_state()
    except DatabaseError:
        # Whoever needs the crisis line on this page finds it also when the database is away.
        return SafeString()
    context = {"map": national_map(counts)}
    drawn = render_to_string("directory/map/national_map.jinja", context, using="jinja2")
    return mark_safe(drawn)  # noqa: S308 - Jinja2 escapes
