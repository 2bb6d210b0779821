"""Everything the content says, in one object."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cached_property
from types import NoneType

from matching.library.condition import Condition, Correction
from matching.library.knowledge import Comfort, Knowledge
from matching.library.option import Option
from matching.library.outcome import Frequency, Outcome
from matching.library.review import Review
from matching.library.route import Route
from matching.library.safety import BlankQuestion, Phase, Question, SafetyItem
from matching.library.source import Source
from matching.library.statement import Statement

Words = Mapping[str, Mapping[str, str]]
# The fields that hold words for clients; everything else is an id, a figure or a date.
TEXT_FIELDS = (
    "text",
    "name",
    "clinical_name",
    "treatment",
    "against",
    "people",
    "note",
    "jurisdiction",
)
HOLDS_NOTHING = (str, int, date, NoneType)


# Never changed, and nobody asks whether two say the same: as itself it can be a key.
@dataclass(frozen=True, kw_only=True, eq=False)
class Library:
    """The content, by noun and id; `words` are the names of its own parts."""

    sources: Mapping[str, Source]
    review: Review
    words: Words
    options: Mapping[str, Option]
    routes: Mapping[str, Route]
    conditions: Mapping[str, Condition]
    corrections: Mapping[str, Correction]
    safety: Mapping[str, SafetyItem]
    phases: Mapping[str, Phase]
    questions: Mapping[str, Question]
    knowledge: Mapping[str, Knowledge]
    comfort: Mapping[str, Comfort]
    blank_questions: Mapping[str, BlankQuestion]
    outcomes: Mapping[str, Outcome]
    risks: Mapping[str, Statement]
    side_effects: Mapping[str, Statement]
    frequencies: Mapping[str, Frequency]
    legal: Mapping[str, Statement]
    background: Mapping[str, Mapping[str, Statement]]

    @property
    def models(self) -> list[Option]:
        """The three ways ketamine is used."""
        return [option for option in self.options.values() if option.is_model]

    @property
    def others(self) -> list[Option]:
        """Other treatments, waiting, and asking a clinician first."""
        return [option for option in self.options.values() if not option.is_model]

    def safety_at(self, level: str) -> list[SafetyItem]:
        """The items of the safety check at one level."""
        return [item for item in self.safety.values() if item.level == level]

    def phases_of(self, model: str) -> list[Phase]:
        """The steps of one model, in the order of time."""
        return [phase for phase in self.phases.values() if model in phase.models]

    def questions_of(self, option: str) -> list[Question]:
        """What to ask about one option."""
        return [question for question in self.questions.values() if option in question.models]

    def outcomes_of(self, option: str) -> list[Outcome]:
        """What trials of one option found, in the order of the file, which ranks nothing."""
        return [outcome for outcome in self.outcomes.values() if outcome.option == option]

    def lapsed(self, today: date) -> list[Statement]:
        """The statements whose last day has passed."""
        return [statement for statement in self.statements() if statement.has_lapsed(today)]

    def overdue(self, today: date) -> list[Statement]:
        """The statements that are past a review date of their own; when everything is, that is told once, of everything."""
        return [
            statement
            for statement in self.statements()
            if statement.is_overdue(today) and statement.next_review != self.review.next_review
        ]

    def statements(self) -> Iterator[Statement]:
        """Every statement there is, wherever it stands, so that no check can overlook one."""
        return iter(self._statements)

    @cached_property
    def _statements(self) -> tuple[Statement, ...]:
        """Found once: every page asks for them, and they stand among 14,000 other things."""
        return tuple(item for item in _walk(self) if isinstance(item, Statement))

    def texts(self) -> Iterator[str]:
        """Every text that a client can read, citations apart."""
        for texts in self.texts_by_place.values():
            yield from texts

    @cached_property
    def texts_by_place(self) -> Mapping[str, list[str]]:
        """The same by where it stands: each option, each section of words, each other noun."""
        places = {field.name: getattr(self, field.name) for field in fields(self)}
        for name in ("options", "words", "background"):
            parts = places.pop(name)
            places |= {f"{name}.{part}": value for part, value in parts.items()}
        return {place: list(_texts(value)) for place, value in places.items()}


def _texts(value: object) -> Iterator[str]:
    """The texts inside `value`."""
    for item in _walk(value):
        if isinstance(item, str):
            yield item
            continue
        for name in TEXT_FIELDS:
            text = getattr(item, name, "")
            # The text of a source is a citation.
            if isinstance(text, str) and text and not (isinstance(item, Source) and name == "text"):
                yield text


def _walk(value: object) -> Iterator[object]:
    """Every object inside `value`, and `value` itself; of a mapping to plain texts (words.toml, review.toml) the texts."""
    if isinstance(value, Mapping):
        for item in value.values():
            yield from [item] if isinstance(item, str) else _walk(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _walk(item)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            part = getattr(value, field.name)
            # Nine of ten parts hold nothing.
            if not isinstance(part, HOLDS_NOTHING):
                yield from _walk(part)
