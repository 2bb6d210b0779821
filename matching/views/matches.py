"""Providers who fit, in groups, with the reasons."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from matching import sheet
from matching.cards import card, nearest
from matching.care import care_of
from matching.finding import find_matches, wider
from matching.matches import Matches
from matching.meanings import preferences_of
from matching.phrases import asked_in_words
from matching.views.guide import content_context, show
from matching.views.visit import Visit, guide_page
from providers.dates import today

# A group shows so many at first; "Show all" is one press away.
FIRST = 10
# And so many then: more make a page that is hard to load on a phone.
MOST = 100


@guide_page("GET")
def matches(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The groups; without a model or a place it says what is needed, as nobody can be listed then."""
    preferences = preferences_of(visit.answers)
    context: dict[str, Any] = {
        **content_context(),
        "preferences": preferences,
        "care": care_of(visit.answers),
        "back": reverse("guide_options"),
        "found": None,
        "form": sheet.form_of(visit.answers),
        "ticked": sheet.ticked(visit.answers),
    }
    if preferences.models and preferences.where:
        limit = MOST if request.GET.get("show") == "all" else FIRST
        found = find_matches(preferences, today(), limit)
        context |= {
            "found": found,
            "groups": [
                _group("all", found, limit),
                _group("telehealth", found, limit),
                _group("close", found, limit),
            ],
            "without": [
                (asked_in_words(wish.facet, wish.values), more)
                for wish, more in found.near_misses().items()
            ],
            "incomplete": [
                (nearest(each.candidate, preferences.models), each.lacks, each.unconfirmed)
                for each in found.incomplete[:FIRST]
            ],
            "helpers": [nearest(each, preferences.models) for each in found.helpers[:3]],
            "wider": wider(preferences, found.on, 2) if not found.complete else [],
        }
    return show(request, visit, "matches", context, slug=sheet.SLUG)


def _group(name: str, found: Matches, limit: int) -> dict[str, Any]:
    """The first of a group, how many there are, how many more can be shown, and how many no page shows."""
    total = found.totals[name]
    return {
        "name": name,
        "cards": [card(match) for match in getattr(found, name)[:limit]],
        "total": total,
        "more": max(0, min(total, MOST) - limit),
        "left_off": max(0, total - MOST) if limit == MOST else 0,
    }
