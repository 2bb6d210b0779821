"""How the medicine is given."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from matching.questions.form import UNSURE, Choice, QuestionForm, choices_of, many
from matching.questions.question import Meaning, Question, given, known
from providers.vocabulary.treatment import Route


class RouteForm(QuestionForm):
    alone = {"route": ("any", "unsure")}

    route = many(
        _("How would you like the medicine to be given?"),
        [*choices_of(Route), ("any", Choice(_("No preference"))), UNSURE],
    )


class RouteQuestion(Question):
    slug = "route"
    title = _("How would you like the medicine to be given?")
    hint = _("Tick all that are fine with you.")
    why = _(
        "Not every option and not every provider has every way. We show first those who have one that you ticked."
    )
    form = RouteForm
    explainer = "matching/guide/explainers/route.html"

    def meaning(self, cleaned: Mapping[str, Any]) -> Meaning:
        routes = known(cleaned["route"], "any")
        return Meaning(given(route=routes), values=given(how_given=routes))
