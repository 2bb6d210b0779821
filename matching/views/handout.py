"""What a client takes along on paper: the worksheet for a visit, and the receipt of how the list came about."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from matching.candidates import blanks
from matching.cards import card
from matching.care import care_of
from matching.contacts import contacts
from matching.criteria import RULE_VERSION, WEIGHTS, tie_seed
from matching.importance import MORE
from matching.library.loader import library
from matching.matches import Match, Matches, find_matches
from matching.meanings import conditions_of, importance, preferences_of, values_of
from matching.options import CLINICIAN, chosen
from matching.phrases import SAFETY_QUESTIONS, asked_in_words, question_about
from matching.preferences import Preferences, Wish
from matching.questions import asked_of
from matching.reasons import Verdict
from matching.views.check import line
from matching.views.guide import content_context, show
from matching.views.visit import Visit, guide_page
from providers.dates import today

# The worksheet has room for so many providers.
MOST = 5


@guide_page("GET")
def worksheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One sheet to print: what matters, the options, the providers, and what to ask."""
    picked = chosen(visit.answers)
    content = library()
    options = [content.options[each] for each in picked if each in content.options]
    found = _found(preferences_of(visit.answers))
    first = [*found.all, *found.telehealth][:MOST] if found else []
    listed = [member.facts.pk for match in first for member in match.members]
    empty = blanks(listed)
    reached = contacts(listed)
    context = {
        **content_context(),
        "lines": [line(question, visit.answers) for question in asked_of(visit.answers)],
        "values": [content.words["values"][value] for value in sorted(values_of(visit.answers)[1])],
        "options": options,
        "clinician": CLINICIAN in picked,
        "asks": list(
            dict.fromkeys(
                question.text for option in options for question in content.questions_of(option.id)
            )
        ),
        "conditions": conditions_of(visit.answers),
        "cards": [
            {
                "card": shown,
                "people": [(person, reached.get(person.facts.pk)) for person in shown.people],
                "asks": _asks(match, empty),
            }
            for match, shown in ((match, card(match)) for match in first)
        ],
        "care": care_of(visit.answers),
        "back": reverse("guide_matches" if found else "guide_options"),
    }
    return show(request, visit, "worksheet", context)


@guide_page("GET")
def receipt(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everything the order was made from, and what came of each wish for each provider."""
    preferences = preferences_of(visit.answers)
    found = _found(preferences)
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
        "seed": tie_seed(today()),
        "day": today(),
        "groups": [
            {"name": name, "cards": [card(match) for match in group]}
            for name, group in (
                [("all", found.all), ("telehealth", found.telehealth), ("close", found.close)]
                if found
                else []
            )
        ],
        "back": reverse("guide_matches"),
    }
    return show(request, visit, "receipt", context)


def _found(preferences: Preferences) -> Matches | None:
    if not (preferences.models and preferences.where):
        return None
    return find_matches(preferences, today())


def _asks(match: Match, empty: dict[int, tuple[str, ...]]) -> list[Any]:
    """One question for each thing that the listings of a match leave open."""
    open_wishes = [question_about(reason) for reason in match.having(Verdict.UNKNOWN)]
    fields = dict.fromkeys(field for member in match.members for field in empty[member.facts.pk])
    return [*open_wishes, *(SAFETY_QUESTIONS[field] for field in fields)]


def _in_words(wish: Wish) -> str:
    return asked_in_words(wish.facet, wish.values)
