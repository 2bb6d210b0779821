"""Did this help? A form at the end of the guide, where the operator has switched it on."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from matching.helped import SENT, SLUG, HelpedForm, was_sent
from matching.models import HelpedCount
from matching.options import chosen_models
from matching.views.guide import content_context, show
from matching.views.visit import SeeOther, Visit, guide_page
from providers.dates import today


@guide_page("GET", "POST")
def helped(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The questions, and once they were sent what our sources say to them. 404 while the operator has not asked for it."""
    if not settings.DID_THIS_HELP:
        raise Http404
    if request.method == "POST":
        _count(request, visit)
        return SeeOther(reverse("guide_helped") if was_sent(visit.answers) else _onward(visit))
    context = {
        **content_context(),
        "form": HelpedForm(),
        "sent": was_sent(visit.answers),
        "back": _onward(visit),
    }
    return show(request, visit, "helped", context)


def _onward(visit: Visit) -> str:
    """Where those go on who skip it: to their list where they have one, else to their sheet."""
    return reverse("guide_matches" if chosen_models(visit.answers) else "guide_worksheet")


def _count(request: HttpRequest, visit: Visit) -> None:
    """Count what was said once, and remember in the cookie that it was."""
    form = HelpedForm({name: request.POST.getlist(name) for name in request.POST})
    # Every field is optional, so only a forged form is not valid; it says nothing.
    said = form.said() if form.is_valid() else []
    if said and not was_sent(visit.answers):
        HelpedCount.objects.add_one(said, today())
        visit.answers = visit.answers.with_answer(SLUG, SENT)
