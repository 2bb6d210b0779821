"""Passwords: long, not on everybody's list, not made of what anybody knows; each refusal says what to do."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from accounts.passwords import is_common

ALICE = User(email="alice.alder@example.org", name="Alice Alder")


def refusals(password: str, user: User | None = ALICE) -> list[str]:
    try:
        validate_password(password, user)
    except ValidationError as error:
        return [str(each.code) for each in error.error_list]
    return []


@pytest.mark.parametrize(
    "password",
    [
        *("still-water-runs-deep", "seven quiet otters swim", "correct horse battery staple"),
        *(
            "x9!kQ2#mT7$w",
            "четыре тихие выдры",
            "静かな水は深く流れるのだろうか",
            "d5e0 f1a8 77c2 9b34",
        ),
        "wonderland alice runs after rabbits",
        "x" + "yzqjv kw" * 60,
    ],
)
def test_a_good_one_is_taken(password):
    assert refusals(password) == []


@pytest.mark.parametrize(
    "password",
    [
        *("password1234", "Password123!", "P@ssw0rd!!!!", "passwordpassword", "123456789012"),
        *(
            "qwertyuiopas",
            "QWERTYUIOP123",
            "aaaaaaaaaaaa",
            "abababababab",
            "abcdefghijkl",
            "zyxwvutsrqpo",
        ),
        *(
            "iloveyou2024",
            "letmein!!!!!",
            "111222333444",
            "927461830264",
            "            ",
            "sunshine2023!",
        ),
    ],
)
def test_a_common_one_is_refused_in_whatever_dress(password):
    assert "password_too_common" in refusals(password)


@pytest.mark.parametrize(
    "password",
    ["alice.alder-2024!", "Alder-Alice-7k!", "stillwater-xy7q", "alice.alder@example.org"],
)
def test_one_made_of_the_persons_own_data_is_refused(password):
    assert "password_too_similar" in refusals(password)


def test_a_short_one_is_told_how_much_is_missing():
    with pytest.raises(ValidationError, match="Make it 3 characters longer"):
        validate_password("tern otte", ALICE)
    with pytest.raises(ValidationError, match="Make it 1 character longer"):
        validate_password("tern otterx", ALICE)


@given(st.text(max_size=300))
def test_whatever_is_typed_gets_an_answer(password):
    assert is_common(password) in {True, False}
