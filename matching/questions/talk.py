"""How much talk therapy the client wants."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from matching.questions.form import UNSURE, Choice, QuestionForm, choices_of, many, one
from matching.questions.question import Meaning, Question, given, known
from providers.vocabulary.treatment import Orientation, Phase

WITH_A_THERAPIST = ("same_provider", "partner")
THERAPY = {"during": WITH_A_THERAPIST, "around": WITH_A_THERAPIST, "none": ("none",)}


class TalkForm(QuestionForm):
    folded = ("phase", "orientation")

    talk = one(
        _("How much talk therapy do you want with it?"),
        [
            ("during", Choice(_("A lot"), _("Talking with a therapist while it works, too"))),
            ("around", Choice(_("Some"), _("Quiet while it works; talking before and after"))),
            ("none", Choice(_("None"), _("The treatment without talk therapy"))),
            UNSURE,
        ],
    )
    phase = many(
        _("Talks that you want to be part of it"),
        choices_of(Phase, (Phase.PREPARATION, Phase.INTEGRATION)),
        required=False,
        help_text=_("Preparation is before the medicine, integration after it."),
    )
    orientation = many(
        _("A school of therapy that you like"), choices_of(Orientation), required=False
    )


class Talk(Question):
    slug = "talk"
    title = _("How much talk therapy do you want with it?")
    hint = _("This is where the three kinds of ketamine treatment differ most.")
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
