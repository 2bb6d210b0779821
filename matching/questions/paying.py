"""How the client would pay."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from matching.answers import Answers
from matching.questions.form import UNSURE, Choice, QuestionForm, choices_of, many, one
from matching.questions.question import Meaning, Question, given, known
from matching.questions.who import has_somebody
from providers.vocabulary.practice import COST_FLOORS, Cost, Insurance, Pay

NOTHING = _("Tick what fits, or press “Skip”.")


class PayingForm(QuestionForm):
    alone = {"insurance": ("none", "unsure")}

    insurance = many(
        _("Insurance you would use"),
        [
            *choices_of(Insurance, [each for each in Insurance if each != Insurance.SUPERBILL]),
            (Insurance.SUPERBILL.value, Choice(_("A superbill, to claim money back myself"))),
            ("none", Choice(_("None of these, or I pay myself"))),
            UNSURE,
        ],
        required=False,
    )
    cost = one(
        _("The most you could pay for a whole course"),
        [
            ("under_1000", Choice(_("Under $1,000"))),
            ("1000_2500", Choice(_("Up to $2,500"))),
            ("2500_5000", Choice(_("Up to $5,000"))),
            ("any", Choice(_("More than that"))),
            UNSURE,
        ],
        required=False,
    )
    pay = many(_("What would help"), choices_of(Pay), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not any(cleaned.values()) and not self.errors:
            self.add_error("insurance", NOTHING)
        return cleaned


class Paying(Question):
    slug = "paying"
    title = _("How would you pay?")
    why = _(
        "Many listings state what they cost and whom they bill. Where a price or an insurance is not stated, we do not take "
        "it as a no: it becomes a question that you can ask."
    )
    form = PayingForm

    def applies(self, answers: Answers) -> bool:
        return has_somebody(answers)

    def meaning(self, cleaned: Mapping[str, Any]) -> Meaning:
        insurance, pay = known(cleaned["insurance"], "none"), known(cleaned["pay"])
        cost = affordable(cleaned["cost"])
        # Whoever says how they would pay says that the price matters when options are compared.
        values = given(cost=("low",) if insurance or pay or cost else ())
        return Meaning(given(insurance=insurance, cost=cost, pay=pay), values=values)


def affordable(highest: str) -> tuple[str, ...]:
    """The bands of prices up to the highest one that the client named; none for "more than that" and "not sure"."""
    if highest not in COST_FLOORS:
        return ()
    ceiling = COST_FLOORS[Cost(highest)]
    return tuple(band.value for band, floor in COST_FLOORS.items() if floor <= ceiling)
