"""The comparison of all options, where the client picks what to follow up."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from matching.care import care_of
from matching.comparison import compare
from matching.library.loader import library
from matching.meanings import conditions_of, values_of
from matching.option_grid import rows
from matching.options import SLUG, OptionsForm, chosen, chosen_models
from matching.references import References
from matching.route_chart import chart
from matching.views.guide import content_context, show
from matching.views.visit import SeeOther, Visit, guide_page

# Values that only a question can fill: the value, and the question.
ASKED_BY = {"how_given": "route", "talk": "talk", "depth": "depth"}


@guide_page("GET", "POST")
def options(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every option by what the client said; a POST with a model leads to providers, any other to the worksheet."""
    if request.method == "POST":
        form = OptionsForm({name: request.POST.getlist(name) for name in request.POST})
        if not form.is_valid():
            visit.answers = visit.answers.with_draft(SLUG, form.kept())
            return SeeOther(reverse("guide_options"))
        visit.answers = visit.answers.with_answer(SLUG, form.kept())
        models = chosen_models(visit.answers)
        return SeeOther(reverse("guide_matches" if models else "guide_worksheet"))
    draft = visit.answers.draft_of(SLUG)
    said, more = values_of(visit.answers)
    form = OptionsForm(draft) if draft is not None else OptionsForm()
    content = library()
    routes = list(content.routes.values())
    compared = compare(content.options.values(), said, more)
    context = {
        **content_context(),
        "references": References(content, back=False),
        "form": form,
        "picked": chosen(visit.answers),
        "compared": compared,
        "rows": rows(compared, content.words["grid"]),
        "visits": [(option, content.phases_of(option.id)) for option in content.models],
        "routes": routes,
        "charts": [chart("percent", routes), chart("minutes", routes)],
        "said": said,
        "unheard": [(value, asks) for value, asks in ASKED_BY.items() if value in more - set(said)],
        "pictured": {outcome.option for outcome in content.outcomes.values()},
        "conditions": conditions_of(visit.answers),
        "care": care_of(visit.answers),
        "back": reverse("guide_answers"),
    }
    return show(request, visit, "options", context, slug=SLUG)
