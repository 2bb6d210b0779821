"""What brings the client here."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from matching.answers import Answers
from matching.questions.form import TICK, UNSURE, Choice, QuestionForm, choices_of, many
from matching.questions.question import Meaning, Question, given, known
from providers.vocabulary.treatment import Condition

SUICIDE = "suicide"


class ReasonForm(QuestionForm):
    alone = {"condition": ("unsure",)}
    heard = ("crisis",)

    condition = many(
        _("What brings you here?"),
        [*choices_of(Condition), ("other", Choice(_("Something else"))), UNSURE],
        required=False,
    )
    # A field of its own: whatever else is wrong with the form or skipped, this is heard.
    crisis = many(
        _("Is this true now?"),
        [
            (
                SUICIDE,
                Choice(
                    _("There are thoughts of suicide"), _("Yours, or those of the person you help")
                ),
            )
        ],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not any(cleaned.values()) and not self.errors:
            self.add_error("condition", TICK)
        return cleaned


class Reason(Question):
    slug = "reason"
    title = _("What brings you here?")
    hint = _("Tick all that fit. It need not be a diagnosis.")
    why = _(
        "Providers say which of these they work with. We show first those who work with what you tick. "
        "We do not ask how bad it is. If there are thoughts of suicide, we show you whom to call. That "
        "answer never changes any list."
    )
    form = ReasonForm

    def meaning(self, cleaned: Mapping[str, Any]) -> Meaning:
        return Meaning(given(condition=known(cleaned["condition"], "other")))


def in_crisis(answers: Answers) -> bool:
    """Whether thoughts of suicide were named, also in a form that has a mistake in it."""
    draft = answers.draft_of(Reason.slug) or {}
    said = draft.get("crisis", []) or answers.of(Reason.slug).get("crisis", [])
    return SUICIDE in said
