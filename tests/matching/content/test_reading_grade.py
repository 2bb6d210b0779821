"""The content stays readable for a client in distress: eight years of school are enough everywhere."""

import pytest

from matching.library.loader import library
from tests.matching.reading_grade import field_words, grade

HIGHEST_GRADE = 8


def texts_by_place() -> dict[str, list[str]]:
    """What a client reads, by file or option."""
    found: dict[str, list[str]] = {}
    for statement in library().statements():
        if statement.text:
            found.setdefault(statement.id.split(".")[0], []).append(statement.text)
    found["questions"] = [question.text for question in library().questions.values()]
    found["review"] = list(library().review.text.values())
    found["contraindications"] = [item.name for item in library().safety.values()]
    for section in ("topics", "values", "differences", "certainty_means", "levels"):
        found[f"words.{section}"] = list(library().words[section].values())
    return found


@pytest.mark.parametrize("place", texts_by_place())
def test_reading_grade_is_eight_or_lower(place: str) -> None:
    """A reader in distress is not asked for more than eight years of school, wherever they look."""
    assert grade(texts_by_place()[place]) <= HIGHEST_GRADE


def test_reading_grade_notices_hard_prose() -> None:
    hard = (
        "Pharmacological interventions necessitate comprehensive multidisciplinary evaluation, "
        "notwithstanding preliminary indications of considerable symptomatic amelioration."
    )
    assert grade([hard]) > 16
    assert grade(["You rest. The staff stay with you. You can ask them to stop."]) < 3


def test_no_excepted_word_is_idle() -> None:
    """The list of exceptions stays short: a word that no text uses has no place on it."""
    read = " ".join(library().texts()).lower()
    assert [word for word in sorted(field_words()) if word not in read] == []
