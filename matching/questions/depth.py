"""How deep an experience the client wants."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from matching.questions.form import UNSURE, Choice, QuestionForm, one, worded
from matching.questions.question import Meaning, Question, given, known


class DepthForm(QuestionForm):
    depth = one(
        _("How deep an experience do you want?"),
        [
            ("none", Choice(_("None"), worded("depth", "none"))),
            ("light", Choice(_("Light"), worded("depth", "light"))),
            ("deep", Choice(_("Deep"), worded("depth", "deep"))),
            UNSURE,
        ],
    )


class Depth(Question):
    slug = "depth"
    title = _("How deep an experience do you want?")
    why = _(
        "We use your answer to compare the options, and for nothing else. No provider moves up or down by it."
    )
    form = DepthForm
    explainer = "matching/guide/explainers/depth.html"

    def meaning(self, cleaned: Mapping[str, Any]) -> Meaning:
        return Meaning(values=given(depth=known(cleaned["depth"])))
