"""Numbers and dates: how they are written is told, and another digit is never the same."""

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from verification.compare.dates import compare_dates
from verification.compare.likeness import Likeness
from verification.compare.numbers import compare_numbers

SAME, CLOSE, DIFFERENT = Likeness.SAME, Likeness.CLOSE, Likeness.DIFFERENT


@pytest.mark.parametrize(
    ("submitted", "shown", "likeness"),
    [
        ("MD12345", "md-12 345", SAME),
        ("036.12345", "036-12345", SAME),
        ("MD12345", "MD0012345", CLOSE),
        ("MD12345", "12345", CLOSE),
        ("MD12345", "Lic. No. MD-12345", SAME),
        ("12345", "License # 12345", SAME),
        ("12345", "License Number: 12345", SAME),
        ("LIC12345", "LIC 12345", SAME),
        ("NO12345", "No. 12345", SAME),
        ("12345", "NO12345", CLOSE),
        ("MD12345", "Lic. No. DO-12345", DIFFERENT),
        ("12345", "Lic. No. 12346", DIFFERENT),
        ("MD12345", "DO12345", DIFFERENT),
        ("12345", "12346", DIFFERENT),
        ("12345", "12345A", DIFFERENT),
        ("1A2", "12", DIFFERENT),
        ("12345", "123450", DIFFERENT),
        ("12345", "none", DIFFERENT),
        ("12345", " ", DIFFERENT),
    ],
)
def test_numbers(submitted: str, shown: str, likeness: Likeness) -> None:
    found = compare_numbers(submitted, shown)
    assert found.likeness == likeness
    assert compare_numbers(shown, submitted).likeness == likeness
    assert bool(found.words) == (likeness != SAME)


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_order_of_two_numbers_does_not_matter(one: str, other: str) -> None:
    assert compare_numbers(one, other) == compare_numbers(other, one)


@given(st.text("AB0123", max_size=3), st.integers(1, 10**8), st.integers(1, 10**8))
def test_another_number_is_never_the_same(prefix: str, one: int, other: int) -> None:
    assume(one != other and not any(sign.isdigit() for sign in prefix))
    assert compare_numbers(f"{prefix}{one}", f"{prefix}{one}").likeness == SAME
    assert compare_numbers(f"{prefix}{one}", f"{prefix}{other}").likeness == DIFFERENT
    assert compare_numbers(f"{prefix}{one}", str(other)).likeness == DIFFERENT


def test_dates_are_told_in_days() -> None:
    day = dt.date(2027, 3, 31)
    assert compare_dates(day, day).likeness == SAME
    assert "1 day later" in compare_dates(day, dt.date(2027, 4, 1)).words
    assert "31 days earlier" in compare_dates(day, dt.date(2027, 2, 28)).words
    assert compare_dates(day, None).likeness == Likeness.NOT_SHOWN
    assert compare_dates(None, None).likeness == Likeness.NOT_SHOWN
    assert compare_dates(None, day).likeness == CLOSE
