"""A promise, or a clinical sentence without a source, is noticed also when somebody writes it into a page instead of the content."""

import shutil
from pathlib import Path

import pytest
from django.core.checks import run_checks

from matching.page_claims import (
    ABOUT_TREATMENT,
    PAGES,
    PYTHON,
    ROOT,
    clinical_on_pages,
    files,
    forbidden_on_pages,
)
from matching.page_words import shown_in

HOME = "templates/directory/home.html"
# Somewhere in each of these files one text is put in place of another.
PLACES = {
    HOME: "Find ketamine care that fits you",
    "templates/matching/models/all.html": "Law and approval in the US",
    "templates/matching/models/one.html": "Questions to ask",
    "templates/matching/parts/frequencies.html": "Placebo spray",
    "templates/matching/guide/question.html": "Why we ask",
    "matching/questions/depth.py": "How deep an experience do you want?",
    "matching/questions/safety.py": "Nothing here stops you from going on.",
    "matching/questions/paying.py": "Tick what fits, or press “Skip”.",
    "matching/phrases.py": "Do you take new clients now?",
    "matching/importance.py": "How it is given",
}
FORBIDDEN = [
    "This cures sadness.",
    "Guaranteed to lift your mood.",
    "IV drips are FDA-approved for depression.",
    "FDA-approved ketamine lozenges",
    "Ketamine has the approval of the FDA for PTSD.",
    "It is approved by the FDA.",
    "Ketamine is approved as an anesthetic and for depression.",
    "It is non-addictive.",
    "You will not become addictive people, it is not at all habit-forming.",
    "Home use is 60–80 % cheaper.",
    "Take 100 mg.",
]
CLINICAL = [
    "No clear evidence favors one route.",
    "Relief comes fast",
    "Most people feel better in 2 weeks.",
    "The staff watch you for 2 hours",
    "A low dose opens you up",
    "Ketamine lifts a low mood",
    "60% are well",
]
TRUE = [
    "Esketamine (Spravato) is FDA-approved for hard-to-treat depression.",
    "Compounded ketamine is not FDA-approved.",
    "Ketamine itself is approved as an anesthetic only.",
    "Is this use approved or off-label?",
    "We cannot say what is right for you.",
]


@pytest.fixture
def spoiled_page(tmp_path: Path):
    """A copy of the pages in which one text of one file is replaced."""

    def change(file: str, old: str, new: str) -> Path:
        for path in files(*PAGES, *PYTHON, *ABOUT_TREATMENT):
            copy = tmp_path / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        path = tmp_path / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}: choose another place"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return change


def test_pages_as_they_stand_keep_to_the_content() -> None:
    assert run_checks(tags=["pages"]) == []


@pytest.mark.parametrize("file", PLACES)
def test_a_forbidden_claim_is_noticed_in_every_kind_of_file(file: str, spoiled_page) -> None:
    root = spoiled_page(file, PLACES[file], "Ketamine cures you")
    assert any(file in told and "'cures'" in told for told in forbidden_on_pages(root))


@pytest.mark.parametrize("claim", FORBIDDEN)
def test_each_forbidden_claim_is_noticed_on_the_front_door(claim: str, spoiled_page) -> None:
    root = spoiled_page(HOME, PLACES[HOME], claim)
    assert any(HOME in told for told in forbidden_on_pages(root))


@pytest.mark.parametrize("file", PLACES)
def test_a_clinical_sentence_is_noticed_in_every_kind_of_file(file: str, spoiled_page) -> None:
    root = spoiled_page(file, PLACES[file], "Relief can come within hours")
    told = [problem for problem in clinical_on_pages(root) if "labels.txt: no page" not in problem]
    assert len(told) == 1
    assert file in told[0]


@pytest.mark.parametrize("sentence", CLINICAL)
def test_each_clinical_sentence_is_noticed_on_the_front_door(sentence: str, spoiled_page) -> None:
    root = spoiled_page(HOME, PLACES[HOME], sentence)
    assert any(HOME in told and sentence in told for told in clinical_on_pages(root))


@pytest.mark.parametrize("sentence", TRUE)
def test_the_truth_may_be_told(sentence: str, spoiled_page) -> None:
    root = spoiled_page(HOME, PLACES[HOME], sentence)
    assert list(forbidden_on_pages(root)) == []


def test_a_label_that_no_page_shows_is_told_of(spoiled_page) -> None:
    """The list of labels must not become a way in for sentences that are gone from the pages."""
    root = spoiled_page("templates/matching/models/all.html", "Law and approval in the US", "Law")
    assert "labels.txt: no page shows 'Law and approval in the US'" in list(clinical_on_pages(root))


def test_words_are_found_wherever_a_page_shows_them(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "{# not shown #}{% load i18n %}<p title=\"{% translate 'In a tip' %}\">"
        "{% blocktranslate trimmed with n=n %}One\n  <b>{{ n }}</b> person{% plural %}Many{% endblocktranslate %}</p>"
        '{% if a %}{% translate "This" %}{% else %}{% translate "or that" as shown %}{% endif %}',
        encoding="utf-8",
    )
    assert shown_in(page) == ["One … person", "Many", "This", "or that", "In a tip"]
    script = tmp_path / "module.py"
    script.write_text('"""Not shown."""\nWHY = _(\n    "In two " "parts"\n)\n', encoding="utf-8")
    assert shown_in(script) == ["In two parts"]
