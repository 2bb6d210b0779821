"""An option that is praised longer, left incomplete or counted in percent is noticed before it sways a client."""

import pytest

from matching.library import rules
from tests.matching.content.slips import Slip, Spoil, is_noticed

SLIPS: dict[str, Slip] = {
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
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_slip_is_noticed(slip: Slip, spoiled: Spoil) -> None:
    assert is_noticed(slip, spoiled)
