"""The clinical content: sound as it stands, and every rule notices when it is spoiled.

Each spoiled case changes one thing in a copy of the content files, the way an editor's slip would.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.checks import run_checks

from matching import checks
from matching.library import rules
from matching.library.claims import forbidden_claims
from matching.library.entries import ContentError
from matching.library.library import Library
from matching.library.loader import CONTENT, library, load
from matching.library.messages import extract
from matching.library.rules import RULES, Rule
from tests.matching.reading_grade import field_words, grade

HIGHEST_GRADE = 8


@pytest.fixture
def spoiled(tmp_path: Path) -> Callable[[str, str, str], Library]:
    """Load a copy of the content in which `old` in one file is replaced by `new`, once."""

    def change(file: str, old: str, new: str) -> Library:
        folder = tmp_path / "content"
        shutil.copytree(CONTENT, folder)
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}: choose another slip"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return load(folder)

    return change


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_content_keeps_every_rule(rule: Rule) -> None:
    assert list(rule(library())) == []


SLIPS = {
    "a source is deleted (C2)": (
        rules.sources_resolve,
        "sources.toml",
        "[anand-2023]",
        "[anand-2032]",
        "unknown source 'anand-2023'",
    ),
    "a source is cited nowhere": (
        rules.sources_resolve,
        "sources.toml",
        "[review]",
        '[unread-2024]\ntext = "Nobody. Nowhere."\nread = "primary"\n\n[review]',
        "nothing cites 'unread-2024'",
    ),
    "a benefit loses its source (C2)": (
        rules.statements_have_sources,
        "options/medical.toml",
        'text = "Relief can come within hours."\ncertainty = "moderate"\nsources = ["review"]',
        'text = "Relief can come within hours."\ncertainty = "moderate"',
        "medical.positives.time: speaks of efficacy without a source",
    ),
    "a harm is passed off as our own note (C2)": (
        rules.statements_have_sources,
        "risks.toml",
        'certainty = "some"\nsources = ["review", "acevedo-diaz-2020"]',
        'certainty = "some"\neditorial = true',
        "speaks of harm without a source",
    ),
    "a plain fact has no source": (
        rules.statements_have_sources,
        "phases.toml",
        'while it works. The provider stays the whole time."\nsources = ["review"]',
        'while it works. The provider stays the whole time."',
        "phases.psycholytic_dosing: no source",
    ),
    "a statement is emptied": (
        rules.statements_have_sources,
        "options/ect.toml",
        "[values.cost]\ngap",
        "[values.cost]\n# gap",
        "ect.values.cost: says nothing",
    ),
    "a benefit loses its certainty (C5)": (
        rules.outcomes_have_certainty,
        "options/rtms.toml",
        'certainty = "moderate"\n',
        "",
        "without a certainty",
    ),
    "a trial loses its certainty (C5)": (
        rules.outcomes_have_certainty,
        "outcomes.toml",
        'certainty = "unclear"\nsources = ["jelovac-2025"]',
        'sources = ["jelovac-2025"]',
        "outcomes.karma",
    ),
    "a certainty is invented": (
        rules.words_are_known,
        "options/ect.toml",
        'certainty = "strong"',
        'certainty = "proven"',
        "unknown certainty 'proven'",
    ),
    "a safety level is invented": (
        rules.words_are_known,
        "contraindications.toml",
        'level = "avoid"\ntext',
        'level = "maybe"\ntext',
        "unknown level 'maybe'",
    ),
    "a summary is passed off as the source itself": (
        rules.secondary_reading_is_said,
        "legal.toml",
        'source_read = "secondary"\n',
        "",
        "legal.esketamine_approved",
    ),
    "one side grows longer (C1)": (
        rules.sides_are_balanced,
        "options/waiting.toml",
        "[negatives.effect]",
        '[positives.more]\ntopic = "day"\ntext = "No forms."\neditorial = true\n'
        '[positives.still_more]\ntopic = "day"\ntext = "No calls."\neditorial = true\n'
        "[negatives.effect]",
        "waiting: 7 positives against 5 negatives",
    ),
    "a drawback is dropped (C1)": (
        rules.sides_are_balanced,
        "options/psychedelic.toml",
        "[negatives.body]",
        "[body.throat]",
        "topic 'body' has one side only",
    ),
    "a cell grows past 20 words": (
        rules.options_are_complete,
        "options/waiting.toml",
        'text = "Nothing is given."',
        f'text = "{"very " * 20}long."',
        "waiting.values.how_given: more than 20 words",
    ),
    "an option does not answer a value": (
        rules.options_are_complete,
        "options/rtms.toml",
        "[values.depth]",
        "[values.deep]",
        "'depth' is missing or unknown",
    ),
    "a percentage slips in": (
        rules.figures_are_of_100,
        "options/rtms.toml",
        "about 58 of 100 responded",
        "58% responded",
        "people of 100, not percent",
    ),
    "a count is more than 100": (
        rules.figures_are_of_100,
        "outcomes.toml",
        "group = [69, 69]",
        "group = [69, 690]",
        "is not of 100",
    ),
    "the next review is put off (C4)": (
        rules.dates_are_kept,
        "review.toml",
        "next_review = 2027-05-23",
        "next_review = 2029-05-23",
        "next_review should be 2027-05-23",
    ),
    "the review date is not a date (C3)": (
        rules.dates_are_kept,
        "review.toml",
        "reviewed_on = 2026-11-23",
        'reviewed_on = "last autumn"',
        "reviewed_on is not a date",
    ),
    "a clinician's name stands without a date": (
        rules.dates_are_kept,
        "review.toml",
        'clinically_reviewed_by = ""',
        'clinically_reviewed_by = "Dr. A. Alder"',
        "needs both a name and a date",
    ),
    "a law holds nowhere": (
        rules.law_has_a_place,
        "legal.toml",
        'jurisdiction = "the whole US (federal)"\n',
        "",
        "no jurisdiction",
    ),
    "it says cure": (
        forbidden_claims,
        "background.toml",
        'text = "Relief can come within hours."',
        'text = "It cures within hours."',
        "'cures'",
    ),
    "it promises": (
        forbidden_claims,
        "background.toml",
        "Relief can come",
        "Guaranteed relief comes",
        "'Guaranteed'",
    ),
    "it calls ketamine FDA-approved for depression": (
        forbidden_claims,
        "legal.toml",
        "Ketamine itself is approved as an anesthetic only.",
        "Ketamine is FDA-approved for depression.",
        "approved as an anesthetic only",
    ),
    "it says non-addictive": (
        forbidden_claims,
        "risks.toml",
        "It can be misused, and people can come to crave it.",
        "It is non-addictive.",
        "'non-addictive'",
    ),
    "it repeats a seller's figure": (
        forbidden_claims,
        "options/psycholytic.toml",
        "A lozenge works for about 40 minutes to 2 hours.",
        "Home use is 60–80 of 100 cheaper.",
        "a seller's figure",
    ),
    "it names a dose": (
        forbidden_claims,
        "options/psychedelic.toml",
        'text = "Higher"',
        'text = "Higher, 100 mg"',
        "a prescriber's to say",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_slip_is_noticed(
    slip: tuple[Rule, str, str, str, str], spoiled: Callable[[str, str, str], Library]
) -> None:
    rule, file, old, new, told = slip
    assert any(told in problem for problem in rule(spoiled(file, old, new)))


def test_esketamine_may_be_called_approved(spoiled: Callable[[str, str, str], Library]) -> None:
    """The rule on approval must not forbid the truth about Spravato."""
    changed = spoiled(
        "legal.toml", "Ketamine itself is", "Esketamine is FDA-approved. Ketamine itself is"
    )
    assert list(forbidden_claims(changed)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("legal.toml", "jurisdiction =", "juristiction =", "juristiction"),
        ("routes.toml", "[iv.where]", "[iv.were]", "'where' is missing"),
        ("phases.toml", "[medical_before]", "[medical_before", "phases.toml"),
        ("review.toml", "interval_months", "interval_weeks", "interval_weeks"),
    ],
    ids=["a field is misspelled", "a part is missing", "the file is broken", "the review is"],
)
def test_unreadable_entry_says_where(
    file: str, old: str, new: str, told: str, spoiled: Callable[[str, str, str], Library]
) -> None:
    with pytest.raises(ContentError, match=told.replace("'", ".")):
        spoiled(file, old, new)


def test_manage_check_reads_the_content(
    monkeypatch: pytest.MonkeyPatch, spoiled: Callable[[str, str, str], Library]
) -> None:
    """A release is stopped by a slip in a content file, not only a test run."""
    assert run_checks(tags=["content"]) == []
    changed = spoiled("sources.toml", "[anand-2023]", "[anand-2032]")
    monkeypatch.setattr(checks, "library", lambda: changed)
    assert {found.id for found in run_checks(tags=["content"])} == {"matching.E002"}


def test_manage_check_tells_of_an_unreadable_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Library:
        raise ContentError("legal.toml: broken")

    monkeypatch.setattr(checks, "library", broken)
    assert [found.id for found in run_checks(tags=["content"])] == ["matching.E001"]


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


def test_content_imports_no_django() -> None:
    """What orders providers reads this content and must stay plain Python."""
    code = "import sys, matching.library.rules, matching.library.loader as l; l.library(); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_text_reaches_translators() -> None:
    handed = set()
    for path in CONTENT.rglob("*.toml"):
        with path.open("rb") as file:
            handed.update(text for _, _, text, _ in extract(file, None, None, None))
    shown = {text.replace("%", "%%") for text in library().texts()}
    shown |= {text for source in library().sources.values() for text in (source.text, source.note)}
    # A grading is shown by its word, which words.toml holds.
    assert shown - handed <= {"", *library().words["certainty"]}


FACTS_NOT_CONFIRMED = [
    ("ect", "unknowns", "death"),
    ("ect", "values", "cost"),
    ("rtms", "unknowns", "itbs"),
    ("medicines", "values", "cost"),
    ("psychotherapy", "values", "cost"),
]


@pytest.mark.parametrize(("option", "part", "name"), FACTS_NOT_CONFIRMED)
def test_unconfirmed_fact_is_shown_as_not_covered(option: str, part: str, name: str) -> None:
    statement = getattr(library().options[option], part)[name]
    assert statement.gap == "not_covered"
    assert not statement.text


def test_bipolar_depression_keeps_the_grading_and_says_that_nothing_newer_was_checked() -> None:
    bipolar = library().conditions["bipolar_depression"]
    assert bipolar.article.certainty == "strong"
    assert [statement.gap for statement in bipolar.newer] == ["not_covered"]
    assert bipolar.certainty == ""


AVOID = [
    "pregnancy",
    "breastfeeding",
    "pre_eclampsia",
    "mania",
    "psychosis",
    "blood_pressure",
    "heart_symptoms",
    "heart_recent",
    "stroke_recent",
    "aneurysm",
    "avm",
    "brain_bleed",
    "skull_pressure",
    "eyes",
    "allergy",
    "liver_severe",
    "thyroid",
    "under_18",
]
CARE = [
    "past_mania_psychosis",
    "family_mania",
    "heart_stable",
    "stroke_past",
    "liver_moderate",
    "bladder_kidney",
    "lungs",
    "substance_use",
    "sedatives",
    "stimulants",
    "maoi",
    "over_65",
]


def test_safety_check_has_every_item_at_its_level() -> None:
    """The guide asks exactly these: one missing, or one level too mild, could hurt somebody."""
    assert [item.id for item in library().safety_at("avoid")] == AVOID
    assert [item.id for item in library().safety_at("care")] == CARE
