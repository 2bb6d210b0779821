"""Reads the content files into one `Library`.

A file that does not fit says which entry and why (`ContentError`); whether what it says is sound is for `matching.checks`.
"""

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType

from matching.library import entries, knowledge
from matching.library.dating import dated
from matching.library.entries import ContentError, Toml, each, make, statements
from matching.library.library import Library
from matching.library.review import Review
from matching.library.safety import BlankQuestion
from matching.library.source import Source

CONTENT = Path(__file__).resolve().parent.parent / "content"
# In the order in which they stand beside each other everywhere.
OPTIONS = (
    "medical",
    "psycholytic",
    "psychedelic",
    "ect",
    "rtms",
    "medicines",
    "psychotherapy",
    "waiting",
    "clinician",
)


@cache
def library() -> Library:
    """The content of this installation, read once."""
    return load(CONTENT)


def load(folder: Path) -> Library:
    """The content in `folder`. Raises ContentError for an entry with an unknown or a missing field."""
    review = _review(_toml(folder, "review"))
    risks = _toml(folder, "risks")
    background = _toml(folder, "background")
    asked = _toml(folder, "knowledge")
    questions = _toml(folder, "questions")
    blank = questions.pop("blank")
    content = Library(
        sources=each(_toml(folder, "sources"), lambda id, data: make(Source, id, data)),
        review=review,
        words=MappingProxyType(_toml(folder, "words")),
        options=each({name: _toml(folder / "options", name) for name in OPTIONS}, entries.option),
        routes=each(_toml(folder, "routes"), entries.route),
        conditions=each(_toml(folder, "conditions"), entries.condition),
        corrections=each(_toml(folder, "corrections"), entries.correction),
        safety=each(_toml(folder, "contraindications"), entries.safety_item),
        phases=each(_toml(folder, "phases"), entries.phase),
        questions=each(questions, entries.question),
        blank_questions=each(blank, lambda id, data: make(BlankQuestion, id, data)),
        knowledge=knowledge.knowledge(asked["knowledge"]),
        comfort=knowledge.comfort(asked["comfort"]),
        outcomes=each(_toml(folder, "outcomes"), entries.outcome),
        risks=statements("risks", risks["risks"], kind="harm"),
        side_effects=statements("side_effects", risks["side_effects"], kind="harm"),
        frequencies=each(risks["frequencies"], entries.frequency),
        legal=statements("legal", _toml(folder, "legal"), kind="legal"),
        background=MappingProxyType(
            {
                section: statements(f"background.{section}", data, kind="description")
                for section, data in background.items()
            }
        ),
    )
    made: Library = dated(content, review)
    return made


def _toml(folder: Path, name: str) -> Toml:
    path = folder / f"{name}.toml"
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{path}: {error}") from error


def _review(data: Toml) -> Review:
    # TOML has no empty date: an unfilled one is an empty text.
    try:
        return Review(**{**data, "clinically_reviewed_on": data["clinically_reviewed_on"] or None})
    except (KeyError, TypeError) as error:
        raise ContentError(f"review.toml: {error}") from error
