"""The worksheet: what a client takes along to a visit, on paper."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from matching import sheet
from matching.blank_facts import blank_facts
from matching.candidates import blanks
from matching.cards import card
from matching.care import care_of
from matching.contacts import Contact, contacts
from matching.finding import matches_for
from matching.library.loader import library
from matching.matches import Match
from matching.meanings import conditions_of, preferences_of, values_of
from matching.options import chosen
from matching.phrases import question_about
from matching.questions import asked_of
from matching.reasons import Verdict
from matching.views.check import line
from matching.views.guide import content_context, show
from matching.views.visit import SeeOther, Visit, guide_page
from providers.dates import today


@guide_page("GET", "POST")
def worksheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One sheet to print: what matters, the options, the providers, and what to ask. A POST puts the ticked matches on it."""
    if request.method == "POST":
        return _put_on_sheet(request, visit)
    answers = visit.answers
    content = library()
    options = [content.options[each] for each in chosen(answers)]
    found = matches_for(preferences_of(answers), today(), sheet.MOST, sheet.ticked(answers))
    listed = sheet.on_sheet(answers, found) if found else []
    context = {
        **content_context(),
        "lines": [line(question, answers) for question in asked_of(answers)],
        "values": [content.words["values"][value] for value in sorted(values_of(answers)[1])],
        "options": options,
        "asks": list(
            dict.fromkeys(
                question.text for option in options for question in content.questions_of(option.id)
            )
        ),
        "conditions": conditions_of(answers),
        "entries": _entries(listed),
        "found": found,
        "ticked": bool(sheet.ticked(answers)),
        "lost_ticks": sheet.lost(answers, found) if found else "",
        "care": care_of(answers),
        "back": reverse("guide_matches" if found else "guide_options"),
    }
    return show(request, visit, "worksheet", context)


def _put_on_sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep the ticks; too many are shown again where they can be taken back."""
    sent = request.POST
    form = sheet.after(visit.answers, sent.getlist("shown"), sent.getlist("listing"))
    if not form.is_valid():
        visit.answers = visit.answers.with_draft(sheet.SLUG, form.kept())
        # With all of them, so that the link of the mistake leads to a box that is there.
        return SeeOther(f"{reverse('guide_matches')}?show=all")
    visit.answers = visit.answers.with_answer(sheet.SLUG, form.kept())
    return SeeOther(reverse("guide_worksheet"))


def _entries(matches: Sequence[Match]) -> list[dict[str, Any]]:
    """Each match with how to reach its people, and what to ask them."""
    pks = [member.facts.pk for match in matches for member in match.members]
    empty, reached = blanks(pks), contacts(pks)
    entries = []
    for match in matches:
        shown = card(match)
        people = [(each, reached.get(each.facts.pk, Contact())) for each in shown.people]
        entries.append({"card": shown, "people": people, "asks": _asks(match, empty)})
    return entries


def _asks(match: Match, empty: dict[int, tuple[str, ...]]) -> list[str]:
    """One question for each thing that the listings of a match leave open; of a team, to whom if not to both."""
    reasons = (*match.missing, *match.reasons)
    unknown = [reason for reason in reasons if reason.verdict == Verdict.UNKNOWN]
    members = [member.facts for member in match.members]
    blank = blank_facts(members, empty, match.unit.models, unknown)
    words = library().blank_questions
    return [
        *dict.fromkeys(question_about(reason) for reason in unknown),
        *(_addressed(words[fact].text, names, len(members)) for fact, names in blank.items()),
    ]


def _addressed(question: str, names: Sequence[str], members: int) -> str:
    asked = gettext(question)
    if len(names) == members:
        return asked
    return gettext("%(question)s (%(name)s)") % {"question": asked, "name": ", ".join(names)}
