"""How much talk therapy the client wants."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from matching.questions.form import UNSURE, Choice, QuestionForm, choices_of, many, one, worded
from matching.questions.question import Meaning, Question, given, known
from providers.vocabulary.treatment import Orientation, Phase

WITH_A_THERAPIST = ("same_provider", "partner")
THERAPY = {"during": WITH_A_THERAPIST, "around": WITH_A_THERAPIST, "none": ("none",)}


class TalkForm(QuestionForm):
    folded = ("phase", "orientation")

    talk = one(
        _("How much talk therapy do you want with it?"),
        [
            ("during", Choice(_("A lot"), worded("talk", "during"))),
            ("around", Choice(_("Some"), worded("talk", "around"))),
            ("none", Choice(_("None"), worded("talk", "none"))),
            UNSURE,
        ],
    )
    phase = many(
        _("Talks that you want to be part of it"),
        choices_of(Phase, (Phase.PREPARATION, Phase.INTEGRATION)),
        required=False,
        help_text=worded("terms", "phases"),
    )
    orientation = many(
        _("A school of therapy that you like"), choices_of(Orientation), required=False
    )


class Talk(Question):
    slug = "talk"
    title = _("How much talk therapy do you want with it?")
    why = _(
        "It is one of the things by which we compare the options for you. It also tells us which providers to show first."
    )
    form = TalkForm
    explainer = "matching/guide/explainers/talk.html"

    def meaning(self, cleaned: Mapping[str, Any]) -> Meaning:
        talk = known(cleaned["talk"])
        return Meaning(
            given(
                therapy=THERAPY[talk[0]] if talk else (),
                phase=known(cleaned["phase"]),
                orientation=known(cleaned["orientation"]),
            ),
            values=given(talk=talk),
        )
