"""A place as people type it: a state and a ZIP that are right, or unknown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from providers.vocabulary.state import State
from verification.registries.place import state_code, zip_code

quick = settings(deadline=None, max_examples=60)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("OR", "OR"),
        ("or", "OR"),
        ("Oregon", "OR"),
        ("GEORGIA", "GA"),
        ("N.Y.", "NY"),
        ("NEW  YORK", "NY"),
        ("WASHINGTON", "WA"),
        ("WASHINGTON DC", "DC"),
        ("DISTRICT OF COLUMBIA", "DC"),
        ("PUERTO RICO", "PR"),
        ("VIRGIN ISLANDS", "VI"),
        ("AE", ""),
        ("ONTARIO", ""),
        ("", ""),
        ("12", ""),
    ],
)
def test_a_state_is_a_code_or_unknown(typed: str, code: str) -> None:
    assert state_code(typed) == code


@quick
@given(st.sampled_from(State), st.booleans())
def test_every_state_is_known_by_code_and_name(state: State, by_name: bool) -> None:
    assert state_code(str(state.label).upper() if by_name else state.value) == state.value


def test_a_state_abroad_is_none_of_ours() -> None:
    """WA in Australia would make somebody in Perth a neighbor of Seattle."""
    assert state_code("WA", "AU") == ""
    assert state_code("PR", "PR") == "PR"


@pytest.mark.parametrize(
    ("typed", "state", "digits"),
    [
        ("972011234", "OR", "97201"),
        ("97201", "OR", "97201"),
        ("97201-1234", "OR", "97201"),
        ("2138", "MA", "02138"),
        ("21380001", "MA", "02138"),
        ("2138", "OR", ""),
        ("2138", "", ""),
        ("901", "PR", "00901"),
        ("9010001", "PR", "00901"),
        ("901", "MA", ""),
        ("9720", "OR", ""),
        ("00000", "OR", ""),
        ("SW1A 1AA", "", ""),
        ("", "OR", ""),
        ("９７２０１", "OR", ""),
    ],
)
def test_lost_zeros_of_a_zip_come_back_only_where_there_are_some(
    typed: str, state: str, digits: str
) -> None:
    """A guessed ZIP would put a practice at the wrong end of the country."""
    assert zip_code(typed, state) == digits


@quick
@given(st.text(max_size=12), st.sampled_from(["", *State.values]))
def test_a_zip_is_five_digits_or_unknown(typed: str, state: str) -> None:
    found = zip_code(typed, state)
    assert found == "" or (len(found) == 5 and found.isascii() and found.isdigit())
