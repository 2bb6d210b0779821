"""Providers who fit, in groups, with the reasons."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from catalog.query import RADII
from matching import sheet
from matching.candidates import load_reach
from matching.cards import card, nearest
from matching.care import care_of
from matching.matches import Match, Matches, find_matches, match_candidates
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
        found = find_matches(preferences, today())
        limit = MOST if request.GET.get("show") == "all" else FIRST
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
    return show(request, visit, "matches", context, slug=sheet.SLUG)


def _group(name: str, matches: list[Match], limit: int) -> dict[str, Any]:
    """The first of a group, how many there are, how many more can be shown, and how many no page shows."""
    cards = [card(match) for match in matches[:limit]]
    return {
        "name": name,
        "cards": cards,
        "total": len(matches),
        "more": len(matches[limit:MOST]),
        "left_off": len(matches[MOST:]) if limit == MOST else 0,
    }


def wider(found: Matches) -> list[tuple[int, int]]:
    """The next two radii beyond the client's own that would give somebody, with how many. Reads the widest circle once."""
    tried: list[tuple[int, int]] = []
    where = found.preferences.where
    if where is None or where.latitude is None or where.within >= max(RADII):
        return []
    reach = load_reach(replace(where, within=max(RADII)), found.on)
    for radius in (radius for radius in RADII if radius > where.within):
        candidates = reach.candidates(found.preferences.formats, radius)
        if count := match_candidates(candidates, found.preferences, found.on).complete:
            tried.append((radius, count))
        if len(tried) == 2:
            break
    return tried
