"""An option that is praised longer, left incomplete or counted in percent is noticed before it sways a client."""

import pytest

from matching.library import balance, completeness, rules
from tests.matching.content.slips import Slip, Spoil, is_noticed

SLIPS: dict[str, Slip] = {
    "one side grows longer (C1)": (
        balance.sides_are_balanced,
        "options/waiting.toml",
        "[negatives.effect]",
        '[positives.more]\ntopic = "day"\ntext = "No forms."\neditorial = true\n'
        '[positives.still_more]\ntopic = "day"\ntext = "No calls."\neditorial = true\n'
        "[negatives.effect]",
        "waiting: 7 statements in positives against 5",
    ),
    "one side grows longer within its sentences (C1)": (
        balance.sides_are_balanced,
        "options/rtms.toml",
        'text = "You can go back to your normal day right afterwards."',
        f'text = "You can go back to your normal day. {"It is so easy. " * 8}"',
        "words in positives against 106 in negatives",
    ),
    "a gap is dropped from one side (C1)": (
        balance.sides_are_balanced,
        "options/rtms.toml",
        '[negatives.cost]\ngap = "not_covered"\n',
        "",
        "topic 'cost' has one side only",
    ),
    "nothing is said of the body (Q5)": (
        balance.sides_are_whole,
        "options/ect.toml",
        "[negatives.body]",
        "[negatives.care_too]",
        "ect: its negatives say nothing of 'body'",
    ),
    "a drawback is dropped (C1)": (
        balance.sides_are_balanced,
        "options/psychedelic.toml",
        "[negatives.body]",
        "[body.throat]",
        "topic 'body' has one side only",
    ),
    "a cell grows past 20 words": (
        completeness.options_are_complete,
        "options/waiting.toml",
        'text = "Nothing is given."',
        f'text = "{"very " * 20}long."',
        "waiting.values.how_given: more than 20 words",
    ),
    "an option does not answer a value": (
        completeness.options_are_complete,
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
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_slip_is_noticed(slip: Slip, spoiled: Spoil) -> None:
    assert is_noticed(slip, spoiled)
