"""The safety check: what speaks against ketamine, or needs extra care, as the content lists it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from matching.answers import Answers
from matching.library.loader import library
from matching.questions.form import UNSURE, Choice, QuestionForm, many
from matching.questions.question import Question
from matching.questions.who import has_somebody

TITLE = _("Is any of this true for the person who would be treated?")


class SafetyForm(QuestionForm):
    alone = {"item": ("none", "unsure")}

    item = many(TITLE, [])

    def __init__(self, data: Mapping[str, list[str]] | None = None) -> None:
        super().__init__(data)
        items: Any = self.fields["item"]
        items.choices = [
            *((item.id, Choice(gettext(item.name))) for item in library().safety.values()),
            ("none", Choice(_("None of these"))),
            UNSURE,
        ]


class Safety(Question):
    """Its answer asks for nothing: it ranks nobody, hides nothing and stops nobody (see `matching.care`)."""

    slug = "safety"
    title = TITLE
    hint = _("Tick all that fit. Nothing here stops you from going on.")
    why = _(
        "Sources say that ketamine is to be avoided, or needs extra care, with some health problems and medicines. What you "
        "tick becomes a list to take to a clinician. It does not change what you see, and no provider learns of it. It stays "
        "in your browser, locked, with your other answers."
    )
    form = SafetyForm
    explainer = "matching/guide/explainers/safety.html"

    def applies(self, answers: Answers) -> bool:
        return has_somebody(answers)
