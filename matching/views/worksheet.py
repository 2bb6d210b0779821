"""The worksheet: what a client takes along to a visit, on paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from matching.candidates import blanks
from matching.cards import card
from matching.care import care_of
from matching.contacts import contacts
from matching.library.loader import library
from matching.matches import Match, matches_for
from matching.meanings import conditions_of, preferences_of, values_of
from matching.options import chosen
from matching.phrases import SAFETY_QUESTIONS, question_about
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
    content = library()
    options = [content.options[each] for each in chosen(visit.answers)]
    found = matches_for(preferences_of(visit.answers), today())
    first = [*found.all, *found.telehealth][:MOST] if found else []
    listed = [member.facts.pk for match in first for member in match.members]
    empty = blanks(listed)
    reached = contacts(listed)
    context = {
        **content_context(),
        "lines": [line(question, visit.answers) for question in asked_of(visit.answers)],
        "values": [content.words["values"][value] for value in sorted(values_of(visit.answers)[1])],
        "options": options,
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


def _asks(match: Match, empty: dict[int, tuple[str, ...]]) -> list[Any]:
    """One question for each thing that the listings of a match leave open."""
    open_wishes = [question_about(reason) for reason in match.having(Verdict.UNKNOWN)]
    fields = dict.fromkeys(field for member in match.members for field in empty[member.facts.pk])
    return [*open_wishes, *(SAFETY_QUESTIONS[field] for field in fields)]
