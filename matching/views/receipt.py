"""The receipt: how a client's list came about, so that it can be checked."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from catalog.rotation import RULE_VERSION, rotation_seed
from matching.api.answers import answer
from matching.api.objects import receipt_object
from matching.cards import card
from matching.criteria import WEIGHTS
from matching.finding import matches_for
from matching.importance import MORE
from matching.library.loader import library
from matching.matches import GROUPS, Matches
from matching.meanings import importance, preferences_of
from matching.phrases import asked_in_words
from matching.preferences import Wish
from matching.views.guide import show
from matching.views.visit import Visit, guide_page
from providers.dates import today

# More of a group make a page that is hard to load on a phone; the JSON has all of them.
MOST = 100


@guide_page("GET")
def receipt(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything the order was made from, and what came of each wish for each provider."""
    preferences = preferences_of(visit.answers)
    found = matches_for(preferences, today(), MOST)
    weighed = importance(visit.answers)
    context = {
        "preferences": preferences,
        "musts": [_in_words(wish) for wish in preferences.must],
        "wishes": [
            (_in_words(wish), wish.facet in weighed.at(MORE)) for wish in preferences.wishes
        ],
        "models": [library().options[model].name for model in preferences.models],
        "accepting": asked_in_words("accepting", tuple(sorted(preferences.accepting))),
        "rule_version": RULE_VERSION,
        "weights": WEIGHTS,
        "seed": rotation_seed(today()),
        "day": today(),
        "groups": [
            {
                "name": name,
                "cards": [card(match) for match in group[:MOST]],
                "total": total,
                "left_off": max(0, total - MOST),
            }
            for name, group, total in (
                [(name, getattr(found, name), found.totals[name]) for name in GROUPS]
                if found
                else []
            )
        ],
        "back": reverse("guide_matches"),
    }
    return show(request, visit, "receipt", context)


@guide_page("GET")
def receipt_json(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The same for a program, and with every match; it can be had for as long as the answers are there."""
    preferences = preferences_of(visit.answers)
    found = matches_for(preferences, today()) or Matches(preferences, today())
    return answer(receipt_object(found))


def _in_words(wish: Wish) -> str:
    return asked_in_words(wish.facet, wish.values)
