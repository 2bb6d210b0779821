"""What every question has in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from matching.answers import Answers
from matching.preferences import Where
from matching.questions.form import QuestionForm, Words


@dataclass(frozen=True)
class Meaning:
    """What an answer asks for: facets of providers (`asked`), values that options are compared by, and gates.

    `musts` are facets of `asked` that are no mere wish, whatever the client says of the others.
    """

    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    musts: frozenset[str] = frozenset()
    where: Where | None = None
    formats: frozenset[str] | None = None
    accepting: frozenset[str] | None = None


class Question:
    """A page of the guide: a form, when it is asked, why, and what its answer means.

    `explainer` is a template part that is shown before the form, for questions that rest on what sources say: the page then has
    their list and the date of the review; `states_law` that it tells what the law says, which may lapse.
    """

    slug: ClassVar[str]
    title: ClassVar[Words]
    hint: ClassVar[Words] = ""
    why: ClassVar[Words]
    form: ClassVar[type[QuestionForm]]
    explainer: ClassVar[str] = ""
    states_law: ClassVar[bool] = False

    def applies(self, answers: Answers) -> bool:
        """Whether the question is asked of someone who said this."""
        return True

    def meaning(self, cleaned: Mapping[str, Any]) -> Meaning:
        """What a valid form asks for; empty data (a skipped question) asks for nothing."""
        return Meaning()

    def read(self, answers: Answers) -> QuestionForm | None:
        """The kept answer as a valid form; None when it was skipped, not given, or no longer fits the form."""
        kept = answers.of(self.slug)
        form = self.form(kept) if kept else None
        return form if form and form.is_valid() else None

    def meaning_of(self, answers: Answers) -> Meaning:
        """What the kept answer asks for."""
        form = self.read(answers)
        return self.meaning(form.cleaned_data) if form else Meaning()


def known(values: Any, *without: str) -> tuple[str, ...]:
    """The chosen values that mean something: not "unsure" and its like."""
    chosen = values if isinstance(values, list) else [values] if values else []
    return tuple(value for value in chosen if value not in ("unsure", *without))


def given(**facets: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Only those with values."""
    return {facet: values for facet, values in facets.items() if values}
