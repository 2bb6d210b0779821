"""The options that a client wants to follow up: models to find providers of, and others to talk about."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from matching.answers import Answers
from matching.library.loader import library
from matching.questions.form import Choice, QuestionForm, many

SLUG = "options"


class OptionsForm(QuestionForm):
    """The pick of the comparison page."""

    option = many(
        _("What would you like to follow up?"),
        [],
        error_messages={
            "required": _("Tick at least one option, or print the worksheet and decide later.")
        },
    )

    def __init__(self, data: Mapping[str, list[str]] | None = None) -> None:
        super().__init__(data)
        self.fields["option"].choices = [  # type: ignore[attr-defined]
            (each.id, Choice(gettext(each.name))) for each in library().options.values()
        ]


def chosen(answers: Answers) -> tuple[str, ...]:
    """The options that were picked, in their order of listing."""
    picked = answers.of(SLUG).get("option", [])
    return tuple(each for each in library().options if each in picked)


def chosen_models(answers: Answers) -> tuple[str, ...]:
    """The models among them: what providers can be looked for by."""
    options = library().options
    return tuple(each for each in chosen(answers) if each in options and options[each].is_model)
