""" "Did this help?": five questions at the end of the guide, off unless the operator asks for them.

What is kept of them are counters of answers by the month (`matching.models.HelpedCount`), and, in the client's own sealed
cookie, that they were sent, so that going back and sending again counts nobody twice.
"""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from matching.answers import Answers
from matching.library.knowledge import NO, UNSURE, YES
from matching.library.loader import library
from matching.questions.form import Choice, QuestionForm, one

SLUG = "helped"
SENT = {"sent": ["1"]}
CHOICES = [
    (YES, Choice(_("Yes"))),
    (NO, Choice(_("No"))),
    (UNSURE, Choice(_("I’m not sure"))),
]


class HelpedForm(QuestionForm):
    """The questions as the content has them; each may be left out."""

    def __init__(self, data: Mapping[str, list[str]] | None = None) -> None:
        super().__init__(data)
        for question in (*library().knowledge.values(), *library().comfort.values()):
            self.fields[question.id] = one(gettext(question.text), CHOICES, required=False)

    def said(self) -> list[tuple[str, str]]:
        """Question and answer, of those that were answered. Only for a valid form."""
        return [(name, answer) for name, answer in self.cleaned_data.items() if answer]


def was_sent(answers: Answers) -> bool:
    """Whether this client has sent the form already."""
    return bool(answers.of(SLUG))


def is_offered(answers: Answers) -> bool:
    """Whether a page may point to the form."""
    return settings.DID_THIS_HELP and not was_sent(answers)
