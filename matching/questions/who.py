"""For whom the client asks."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from matching.answers import Answers
from matching.questions.form import UNSURE, Choice, QuestionForm, one
from matching.questions.question import Meaning, Question, given
from providers.vocabulary.people import Ages

AGES = {"under_18": Ages.ADOLESCENTS, "adult": Ages.ADULTS, "over_65": Ages.OLDER_ADULTS}


class WhoForm(QuestionForm):
    whom = one(
        _("Who is it for?"),
        [
            ("me", Choice(_("Me"))),
            ("other", Choice(_("Someone I care for"), _("Answer the questions for them."))),
            (
                "learning",
                Choice(
                    _("Nobody yet: I want to understand it"),
                    _("We leave out the questions about a place, money, health and time."),
                ),
            ),
            UNSURE,
        ],
    )
    age = one(
        _("How old is the person?"),
        [
            ("under_18", Choice(_("Under 18"))),
            ("adult", Choice(_("18 to 64"))),
            ("over_65", Choice(_("65 or older"))),
            UNSURE,
        ],
        required=False,
    )


class Who(Question):
    slug = "who"
    title = _("Who is it for?")
    why = _(
        "Some providers see only adults, and some work with teenagers or older people. Age also adds a line to the "
        "safety list that you can print."
    )
    form = WhoForm

    def meaning(self, cleaned: Mapping[str, Any]) -> Meaning:
        age = AGES.get(cleaned["age"])
        # A provider who does not see teenagers is no provider for one.
        musts = frozenset({"ages"} if age == Ages.ADOLESCENTS else ())
        return Meaning(given(ages=(age.value,) if age else ()), musts=musts)


def has_somebody(answers: Answers) -> bool:
    """Whether a person is to be treated, whose place, money, health and time matter."""
    return not answers.has(Who.slug, "whom", "learning")
