"""The content stays readable for a client in distress: eight years of school are enough everywhere, and `manage.py check` says so."""

import pytest

from matching.library import reading
from matching.library.loader import library
from matching.library.reading import grade, syllables
from tests.matching.content.slips import Slip, Spoil, is_noticed

HARD = (
    "Pharmacological interventions necessitate comprehensive multidisciplinary evaluation, "
    "notwithstanding preliminary indications of considerable symptomatic amelioration."
)
SLIPS: dict[str, Slip] = {
    "one sentence among many is hard": (
        reading.texts_are_readable,
        "background.toml",
        'text = "There is no single standard plan for treatment."',
        f'text = "{HARD}"',
        "background.evidence: 'Pharmacological",
    ),
    "a note of a trial is hard": (
        reading.texts_are_readable,
        "outcomes.toml",
        'note = "The gap in remission could be chance."',
        f'note = "{HARD}"',
        "outcomes: 'Pharmacological",
    ),
    "a note of a source is hard": (
        reading.texts_are_readable,
        "sources.toml",
        'note = "A mirror copy."',
        f'note = "{HARD}"',
        "sources: 'Pharmacological",
    ),
    "the names of risks become words of the trade": (
        reading.texts_are_readable,
        "risks.toml",
        'name = "Feeling dizzy"',
        'name = "Disequilibrium, vestibular symptomatology, orthostatic irregularity"',
        "frequencies: its short texts",
    ),
    "an exception is idle": (
        reading.exceptions_are_used,
        "options/ect.toml",
        "ECT",
        "ECT",
        "no text uses 'gabapentin'",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_slip_is_noticed(slip: Slip, spoiled: Spoil, monkeypatch: pytest.MonkeyPatch) -> None:
    words = reading.field_words() | {"gabapentin"}
    monkeypatch.setattr(reading, "field_words", lambda: words)
    assert is_noticed(slip, spoiled)


def test_grade_tells_hard_prose_from_plain() -> None:
    assert grade([HARD]) > 16
    assert grade(["You rest. The staff stay with you. You can ask them to stop."]) < 3


def test_names_of_the_field_are_excepted_in_one_and_in_many() -> None:
    """Both pages and content are measured with the one list."""
    assert syllables("psychiatrist") == syllables("Psychiatrists") == 2
    assert syllables("pharmacological") > 4


def test_every_name_and_note_is_judged() -> None:
    """A text that no place holds could be as hard as it likes."""
    held = [text for texts in library().texts_by_place.values() for text in texts]
    content = library()
    names = [item.name for item in content.risks.values()]
    names += [item.name for item in content.phases.values()]
    names += [item.name for item in content.routes.values()]
    names += [item.name for item in content.options.values()]
    for outcome in content.outcomes.values():
        names += [outcome.treatment, outcome.against, outcome.note, outcome.people.text]
    names += [source.note for source in content.sources.values()]
    assert set(filter(None, names)) <= set(held)
