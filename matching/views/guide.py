"""The start of the guide, and its questions, one a page."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from matching.answers import Answers
from matching.care import care_of
from matching.helped import is_offered
from matching.library.loader import library
from matching.questions import BY_SLUG, QUESTIONS, Question, asked_of, following
from matching.questions.reason import in_crisis
from matching.questions.safety import Safety
from matching.route_chart import chart
from matching.views.models import page_context
from matching.views.visit import SeeOther, Visit, guide_page

# Where "Change" leads back to, by the name in the address; answers never stand there.
RETURNS = {"answers": "guide_answers", "options": "guide_options", "matches": "guide_matches"}


def content_context(law: bool = False) -> dict[str, Any]:
    """What a page with statements needs. Lapsed law is warned of only where a page states law."""
    context = page_context(law)
    return context if law else {**context, "lapsed": []}


def show(
    request: HttpRequest, visit: Visit, template: str, context: Mapping[str, Any], slug: str = ""
) -> HttpResponse:
    """A page of the guide, with what all of them need. What it was to tell only once is told now."""
    answers = visit.answers
    shared = {
        "crisis": in_crisis(answers),
        "lost": answers.lost,
        "has_answers": bool(answers.given),
        "back": "",
        "helped_offered": is_offered(answers),
    }
    response = render(request, f"matching/guide/{template}.html", {**shared, **context})
    visit.answers = answers.as_seen_at(slug)
    return response


@guide_page("GET")
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the guide is, what it can and cannot do, and what it is about."""
    context = {
        **content_context(),
        "steps": len(asked_of(Answers())),
        "cleared": "cleared" in request.GET,
        "next": _first_open(visit.answers),
    }
    return show(request, visit, "start", context)


@guide_page("GET", "POST")
def question(request: HttpRequest, visit: Visit, slug: str) -> HttpResponse:
    """One question. 404 for a question there is not."""
    asked = BY_SLUG.get(slug)
    if asked is None:
        raise Http404
    returning = RETURNS.get(request.GET.get("from", ""))
    if request.method == "POST":
        return _take(request, visit, asked, returning)
    return _ask(request, visit, asked, returning)


def _take(
    request: HttpRequest, visit: Visit, asked: Question, returning: str | None
) -> HttpResponse:
    """Keep a good answer and go on; keep a bad one as a draft and ask again."""
    form = asked.form({name: request.POST.getlist(name) for name in request.POST})
    if "skip" in request.POST:
        visit.answers = visit.answers.with_answer(asked.slug, form.kept_when_skipped())
    elif form.is_valid():
        visit.answers = visit.answers.with_answer(asked.slug, form.kept())
    else:
        visit.answers = visit.answers.with_draft(asked.slug, form.kept())
        return SeeOther(request.get_full_path())
    return SeeOther(reverse(returning) if returning else _after(asked, visit.answers))


def _ask(
    request: HttpRequest, visit: Visit, asked: Question, returning: str | None
) -> HttpResponse:
    draft = visit.answers.draft_of(asked.slug)
    form = asked.form(draft) if draft is not None else asked.read(visit.answers)
    applying = asked_of(visit.answers)
    steps = [each for each in QUESTIONS if each is asked or each in applying]
    number = steps.index(asked) + 1
    routes = list(library().routes.values())
    context = {
        **content_context(asked.states_law),
        "question": asked,
        "form": form if form is not None else asked.form(),
        "number": number,
        "steps": len(steps),
        "back": reverse(returning) if returning else _before(steps, number),
        "returning": bool(returning),
        "care": care_of(visit.answers) if _follows_safety(steps, number) else None,
        "routes": routes,
        "charts": [chart("percent", routes), chart("minutes", routes)],
    }
    return show(request, visit, "question", context, slug=asked.slug)


def address(asked: Question) -> str:
    """Where a question stands."""
    return reverse("guide_question", args=[asked.slug])


def _before(steps: list[Question], number: int) -> str:
    return address(steps[number - 2]) if number > 1 else reverse("guide")


def _follows_safety(steps: list[Question], number: int) -> bool:
    """Whether the safety check is the page before: what was ticked there is spoken of at once."""
    return number > 1 and steps[number - 2].slug == Safety.slug


def _after(asked: Question, answers: Answers) -> str:
    """The next question that is asked of this client, or the check of all answers."""
    after = following(asked, answers)
    return address(after) if after else reverse("guide_answers")


def _first_open(answers: Answers) -> str:
    """Where somebody who comes back goes on."""
    for each in asked_of(answers):
        if each.slug not in answers.given:
            return address(each)
    return reverse("guide_answers")
