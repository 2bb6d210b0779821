"""Check your answers: what was said, a way to change it, and how much each thing matters."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from matching.answers import Answers
from matching.care import care_of
from matching.importance import SLUG, ImportanceForm
from matching.meanings import asked_facets, importance
from matching.questions import Question, asked_of
from matching.views.guide import address, content_context, show
from matching.views.visit import SeeOther, Visit, guide_page


@guide_page("GET", "POST")
def answers(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The answers in words; a POST keeps what matters most and goes on to the comparison."""
    if request.method == "POST":
        sent = {name: request.POST.getlist(name) for name in request.POST}
        form = ImportanceForm(sent, asked_facets(visit.answers))
        # Every field is optional, so only a forged form is not valid; it says nothing.
        kept = form.kept() if form.is_valid() else {}
        visit.answers = visit.answers.with_answer(SLUG, kept)
        return SeeOther(reverse("guide_options"))
    asked = asked_of(visit.answers)
    context = {
        **content_context(),
        "lines": [line(question, visit.answers) for question in asked],
        "form": importance(visit.answers),
        "care": care_of(visit.answers),
        "back": address(asked[-1]),
    }
    return show(request, visit, "answers", context)


def line(question: Question, given: Answers) -> dict[str, Any]:
    """A question with what was said to it: each field's label and words."""
    form = question.read(given)
    said = form.described() if form else []
    title = str(question.title)
    said = [("" if label == title or len(said) == 1 else label, words) for label, words in said]
    skipped = gettext("Skipped") if question.slug in given.given else gettext("Not answered")
    return {"question": question, "said": said, "silent": "" if said else skipped}
