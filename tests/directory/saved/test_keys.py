"""What stands in a cookie or a link can be written by anyone: nothing in it may break a page or reach the database as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.saved.changes import added, as_before, taken_off
from directory.saved.keys import LARGEST, MOST, keys_in, text_of

KEYS = st.integers(1, LARGEST)
LISTS = st.lists(KEYS, max_size=MOST, unique=True).map(tuple)


@given(st.text() | st.text(alphabet="0123456789.,- ٣²x"))
def test_no_text_breaks_the_reading(text: str) -> None:
    for separator in ",.":
        keys = keys_in(text, separator)
        assert len(keys) <= MOST
        assert len(set(keys)) == len(keys)
        assert all(0 < key <= LARGEST for key in keys)


@given(LISTS)
def test_what_is_written_is_read_again(keys: tuple[int, ...]) -> None:
    assert keys_in(text_of(keys)) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("12,57", (12, 57)),
        ("57,12,57", (57, 12)),
        ("12, 57", (12,)),
        ("-1,0,1.5,٣,12", (12,)),
        (f"{LARGEST},{LARGEST + 1}", (LARGEST,)),
        ("9" * 5000, ()),
        (",".join(map(str, range(1, 99))), tuple(range(1, MOST + 1))),
    ],
)
def test_only_keys_that_the_database_could_hold_are_read(text: str, keys: tuple[int, ...]) -> None:
    assert keys_in(text) == keys


@given(LISTS, LISTS)
def test_saving_keeps_the_order_and_loses_nobody_silently(
    keys: tuple[int, ...], new: tuple[int, ...]
) -> None:
    after, full = added(keys, new)
    assert after[: len(keys)] == keys
    assert len(after) <= MOST
    assert set(after) | set(full) == set(keys) | set(new)
    assert not set(after) & set(full)


@given(LISTS, LISTS)
def test_undo_gives_the_list_back_as_it_was(keys: tuple[int, ...], gone: tuple[int, ...]) -> None:
    after = taken_off(keys, gone)
    assert not set(after) & set(gone)
    assert as_before(after, keys) == keys


def test_undo_keeps_what_was_saved_meanwhile() -> None:
    assert as_before((1, 3, 9), (1, 2, 3)) == (1, 2, 3, 9)
