"""A benefit without its certainty, or with an invented one, is noticed before a client takes it for proven."""

import pytest

from matching.library import rules
from tests.matching.content.slips import Slip, Spoil, is_noticed

SLIPS: dict[str, Slip] = {
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
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_slip_is_noticed(slip: Slip, spoiled: Spoil) -> None:
    assert is_noticed(slip, spoiled)
