"""When the client would start, and what else would make it easier."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from matching.answers import Answers
from matching.questions.form import UNSURE, Choice, QuestionForm, choices_of, many, one
from matching.questions.question import Meaning, Question, given, known
from matching.questions.who import has_somebody
from providers.vocabulary.people import Community, Experience, Gender, Language
from providers.vocabulary.practice import Access, Hours

ACCEPTING = {
    "now": frozenset({"open"}),
    "waitlist": frozenset({"open", "waitlist"}),
    "anyone": frozenset({"open", "waitlist", "full", "away", "unknown"}),
}


class TimingForm(QuestionForm):
    folded = ("language", "gender", "community", "experience", "access")

    when = one(
        _("When would you like to start?"),
        [
            ("now", Choice(_("Soon"), _("Only providers who take new clients now"))),
            ("waitlist", Choice(_("A waitlist is fine"))),
            (
                "anyone",
                Choice(_("Show everyone"), _("Also those who are full, away, or do not say")),
            ),
            UNSURE,
        ],
    )
    hours = many(_("Times that suit you"), choices_of(Hours), required=False)
    language = forms.ChoiceField(
        label=_("A language to talk in"),
        required=False,
        choices=[("", _("Any language")), *Language.choices],
        widget=forms.Select(attrs={"class": "select"}),
    )
    gender = many(_("I would feel safer with a"), choices_of(Gender), required=False)
    community = many(_("Someone who knows the life of"), choices_of(Community), required=False)
    experience = many(_("Training and experience"), choices_of(Experience), required=False)
    access = many(_("What you need to get there"), choices_of(Access), required=False)


class Timing(Question):
    slug = "timing"
    title = _("When would you like to start?")
    why = _(
        "Some providers are open now, some keep a waitlist. What you add under “More” is up to you: we show first those who "
        "say that they have it. On the next page you can say what is a must."
    )
    form = TimingForm

    def applies(self, answers: Answers) -> bool:
        return has_somebody(answers)

    def meaning(self, cleaned: Mapping[str, Any]) -> Meaning:
        asked = given(
            **{
                name: known(cleaned[name])
                for name in ("hours", "language", "gender", "community", "experience", "access")
            }
        )
        return Meaning(asked, accepting=ACCEPTING.get(cleaned["when"]))
