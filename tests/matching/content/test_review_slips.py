"""A review put off, a reviewer without a date or a law without a place is noticed before a client relies on it."""

import pytest

from matching.library import rules
from tests.matching.content.slips import Slip, Spoil, is_noticed

SLIPS: dict[str, Slip] = {
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
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_slip_is_noticed(slip: Slip, spoiled: Spoil) -> None:
    assert is_noticed(slip, spoiled)
