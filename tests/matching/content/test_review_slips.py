"""A review put off, a reviewer without a date or a law without a place is noticed before a client relies on it."""

import pytest

from matching.library import review_rules, rules
from tests.matching.content.slips import Slip, Spoil, is_noticed

SLIPS: dict[str, Slip] = {
    "the next review is put off (C4)": (
        review_rules.dates_are_kept,
        "review.toml",
        "next_review = 2027-05-23",
        "next_review = 2029-05-23",
        "next_review should be 2027-05-23",
    ),
    "the policy names another interval (C4)": (
        review_rules.policy_is_kept,
        "review.toml",
        "every 6 months",
        "every year",
        "does not say 'every 6 months'",
    ),
    "nobody keeps the content (C4)": (
        review_rules.policy_is_kept,
        "review.toml",
        'keepers = "The people who run this site see to it."',
        'keepers = ""',
        "text.keepers is empty",
    ),
    "who gains is left out (C6)": (
        review_rules.money_is_told,
        "review.toml",
        'gain = "',
        'gain = ""\nlost = "',
        "text.gain is empty",
    ),
    "who pays for a place is left out (C6)": (
        review_rules.money_is_told,
        "review.toml",
        "No provider pays for a place here. No",
        "No",
        "no provider pays for a place",
    ),
    "a statement's own review is put off": (
        review_rules.dates_are_kept,
        "legal.toml",
        "valid_until = 2026-12-31",
        "valid_until = 2026-12-31\nreviewed_on = 2026-11-01\nnext_review = 2028-11-01",
        "legal.telehealth: next_review has to follow 2026-11-01 within 6 months",
    ),
    "a statement's own date is none": (
        review_rules.dates_are_kept,
        "legal.toml",
        "valid_until = 2026-12-31",
        'valid_until = 2026-12-31\nreviewed_on = "November"',
        "legal.telehealth: its dates of review are no dates",
    ),
    "the review date is not a date (C3)": (
        review_rules.dates_are_kept,
        "review.toml",
        "reviewed_on = 2026-11-23",
        'reviewed_on = "last autumn"',
        "reviewed_on is not a date",
    ),
    "a clinician's name stands without a date": (
        review_rules.dates_are_kept,
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
