"""What a provider says of themselves, fact by fact; what they have not said becomes a question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices


@dataclass(frozen=True)
class StatedFact:
    """A term with its words, or with None where nothing was said, and what a client can ask then.

    `detail` stands under the words, smaller.
    """

    term: str
    words: tuple[str, ...] | None
    question: str
    detail: str = ""


def chosen(
    term: str, choices: type[TextChoices], values: Sequence[str] | None, none: str, question: str
) -> StatedFact:
    """A list of vocabulary values in the vocabulary's order; `none` is said for a list that was stated to be empty."""
    if values is None:
        return StatedFact(term, None, question)
    words = tuple(str(choice.label) for choice in choices if choice.value in values)
    return StatedFact(term, words or (none,), question)


def written(term: str, text: str, question: str) -> StatedFact:
    """A text in the provider's own words; blank is not stated."""
    return StatedFact(term, (text,) if text.strip() else None, question)


def open_questions(facts: Iterable[StatedFact]) -> list[str]:
    """What is left to ask."""
    return [fact.question for fact in facts if fact.words is None and fact.question]
