"""A question of "Did this help?" that could not be checked is noticed before anybody is told that they are wrong."""

import pytest

from matching.library import rules
from matching.library.knowledge_rule import knowledge_can_be_checked
from tests.matching.content.slips import Slip, Spoil, is_noticed

FILE = "knowledge.toml"
SIDES = "Do you know enough about the good and the bad sides of each option?"
SLIPS: dict[str, Slip] = {
    "a right answer that nobody can give": (
        knowledge_can_be_checked,
        FILE,
        'right = "yes"',
        'right = "always"',
        "the right answer is yes or no, not 'always'",
    ),
    "a right answer is our own word": (
        knowledge_can_be_checked,
        FILE,
        'sources = ["spravato-label-2019", "mayo-ketamine"]',
        "editorial = true",
        "knowledge.driving: a right answer needs a source",
    ),
    "a right answer loses its certainty (C5)": (
        rules.outcomes_have_certainty,
        FILE,
        'certainty = "some"\n',
        "",
        "knowledge.fades: speaks of efficacy without a certainty",
    ),
    "two questions share a counter": (
        knowledge_can_be_checked,
        FILE,
        "[comfort.sides]",
        "[comfort.fades]",
        "'fades' is used twice",
    ),
    "a question is lost": (
        knowledge_can_be_checked,
        FILE,
        f'[comfort.sides]\ntext = "{SIDES}"\n',
        "",
        "3 and 1 questions, not 3 and 2",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_slip_is_noticed(slip: Slip, spoiled: Spoil) -> None:
    assert is_noticed(slip, spoiled)


def test_every_rule_runs_over_the_questions() -> None:
    assert knowledge_can_be_checked in rules.RULES
