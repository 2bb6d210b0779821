"""How deep an experience the client wants."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from matching.questions.form import UNSURE, Choice, QuestionForm, one
from matching.questions.question import Meaning, Question, given, known


class DepthForm(QuestionForm):
    depth = one(
        _("How deep an experience do you want?"),
        [
            ("none", Choice(_("None"), _("I would rather feel like my everyday self"))),
            ("light", Choice(_("Light"), _("More open, and still in touch with the room"))),
            ("deep", Choice(_("Deep"), _("Far from the everyday, with someone watching over me"))),
            UNSURE,
        ],
    )


class Depth(Question):
    slug = "depth"
    title = _("How deep an experience do you want?")
    why = _(
        "The options differ in how far they take you from your everyday self. We use your answer to compare them, and "
        "for nothing else. No provider moves up or down by it."
    )
    form = DepthForm
    explainer = "matching/guide/explainers/depth.html"

    def meaning(self, cleaned: Mapping[str, Any]) -> Meaning:
        return Meaning(values=given(depth=known(cleaned["depth"])))
