"""The pages that explain: the three models beside each other, and each on its own."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from matching.federal_law import with_federal_law
from matching.hundred import Picture
from matching.library.loader import library
from matching.library.outcome import Outcome
from matching.library.safety import AVOID, CARE
from matching.references import References
from matching.route_chart import chart


@require_safe
def models(request: HttpRequest) -> HttpResponse:
    """The three models compared, what they rest on, and the other options in brief."""
    content = library()
    routes = list(content.routes.values())
    context = {
        **page_context(law=True),
        "models": content.models,
        "others": [
            {"option": other, "outcomes": pictured(content.outcomes_of(other.id))}
            for other in content.others
        ],
        "rows": [
            {
                "question": question,
                "answers": [(option, option.differences[name]) for option in content.models],
            }
            for name, question in content.words["differences"].items()
        ],
        "routes": routes,
        "charts": [chart("percent", routes), chart("minutes", routes)],
    }
    return render(request, "matching/models/all.html", context)


@require_safe
def model(request: HttpRequest, model: str) -> HttpResponse:
    """One model: what it is, a picture of a visit, both sides of it, safety. 404 for anything that is not one of the three."""
    content = library()
    option = content.options.get(model)
    if option is None or not option.is_model:
        raise Http404
    routes = [content.routes[route] for route in option.routes]
    context = {
        **page_context(),
        "option": option,
        "others": [other for other in content.models if other is not option],
        "routes": routes,
        "charts": [chart("percent", routes), chart("minutes", routes)],
        "rows": [
            {"question": question, "answer": option.differences[name]}
            for name, question in content.words["differences"].items()
        ],
        "phases": content.phases_of(model),
        "frequencies": [
            {
                "what": frequency.what,
                "esketamine": Picture(frequency.esketamine, frequency.esketamine),
                "placebo": Picture(frequency.placebo, frequency.placebo),
            }
            for frequency in content.frequencies.values()
        ],
        "outcomes": pictured(content.outcomes_of(model)),
        "avoid": content.safety_at(AVOID),
        "care": content.safety_at(CARE),
        "questions": content.questions_of(model),
    }
    return render(request, "matching/models/one.html", context)


def page_context(law: bool = False) -> dict[str, Any]:
    """What every page made from the content needs: the content, its references, and whether it is still in date.

    A page that states `law` says what administrators keep of it.
    """
    content = with_federal_law(library()) if law else library()
    today = timezone.localdate()
    return {
        "library": content,
        "references": References(content),
        "today": today,
        "review": content.review,
        "overdue": content.review.is_overdue(today),
        "aged": content.overdue(today),
        "lapsed": content.lapsed(today),
        "operator": settings.SITE_OPERATOR,
    }


def pictured(outcomes: list[Outcome]) -> list[dict[str, Any]]:
    """Each outcome with a picture of 100 people for every count in it."""
    return [
        {
            "outcome": outcome,
            "measures": [
                {
                    "what": measure.what,
                    "group": Picture(*measure.group),
                    "against": Picture(*measure.against) if measure.against else None,
                }
                for measure in outcome.measures
            ],
        }
        for outcome in outcomes
    ]
