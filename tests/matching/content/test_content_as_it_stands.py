"""The content that clients read keeps every rule, says where nothing is known, and names every health problem that speaks against ketamine."""

import pytest

from matching.library.loader import library
from matching.library.rules import RULES, Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_content_keeps_every_rule(rule: Rule) -> None:
    assert list(rule(library())) == []


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
