"""Providers who fit, in groups, with the reasons."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from catalog.query import RADII
from matching.cards import card, nearest
from matching.care import care_of
from matching.matches import Match, Matches, find_matches
from matching.meanings import preferences_of
from matching.phrases import asked_in_words
from matching.preferences import Preferences
from matching.views.guide import content_context, show
from matching.views.visit import Visit, guide_page
from providers.dates import today

# A group shows so many at first; "Show all" is one press away.
FIRST = 10


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
    }
    if preferences.models and preferences.where:
        found = find_matches(preferences, today())
        limit = None if request.GET.get("show") == "all" else FIRST
        context |= {
            "found": found,
            "groups": [
                _group("all", found.all, limit),
                _group("telehealth", found.telehealth, limit),
                _group("close", found.close, limit),
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
            "wider": wider(found) if not found.complete else [],
        }
    return show(request, visit, "matches", context)


def _group(name: str, matches: list[Match], limit: int | None) -> dict[str, Any]:
    cards = [card(match) for match in matches[:limit]]
    return {"name": name, "cards": cards, "total": len(matches), "more": len(matches) - len(cards)}


def wider(found: Matches) -> list[tuple[int, int]]:
    """The next two radii beyond the client's own that would give somebody, with how many."""
    tried = []
    where = found.preferences.where
    if where is None or where.latitude is None:
        return []
    for radius in [radius for radius in RADII if radius > where.within]:
        further: Preferences = replace(found.preferences, where=replace(where, within=radius))
        if count := find_matches(further, found.on).complete:
            tried.append((radius, count))
        if len(tried) == 2:
            break
    return tried
