"""A reviewer is told what differs as a careful person would; a wrong "same" puts a badge beside somebody else's license."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from verification.compare.likeness import Likeness
from verification.compare.names import compare_names
from verification.compare.person import ALSO_NAMES, CREDENTIALS, GENERATIONS, TITLES

SAME, CLOSE, FORMER, DIFFERENT = (
    Likeness.SAME,
    Likeness.CLOSE,
    Likeness.FORMER,
    Likeness.DIFFERENT,
)


@pytest.mark.parametrize(
    ("submitted", "shown", "likeness", "word"),
    [
        ("Alice Alder", "ALDER, ALICE", SAME, ""),
        ("Alice Alder", "Dr. Alice Alder, M.D., Ph.D.", SAME, ""),
        ("Alice Alder", "ALDER, ALICE, MD", SAME, ""),
        ("José Ñuñez", "NUNEZ, JOSE", SAME, ""),
        ("Søren Łoś", "SOREN LOS", SAME, ""),
        ("Mary-Ann O’Brien", "OBRIEN, MARY ANN", SAME, ""),
        ("Mary Ann O Brien", "Maryann O'Brien", SAME, ""),
        ("Ludwig van der Berg", "VAN DER BERG, LUDWIG", SAME, ""),
        ("Ludwig Vanderberg", "VAN DER BERG, LUDWIG", SAME, ""),
        ("Alice Smith-Jones", "SMITH JONES, ALICE", SAME, ""),
        ("Maria Garcia Lopez", "GARCIA LOPEZ, MARIA", SAME, ""),
        ("Anh Do", "DO, ANH", SAME, ""),
        ("Anh Do", "ANH DO", SAME, ""),
        ("Alice Alder DO", "Alice Alder", SAME, ""),
        ("Van Morrison", "MORRISON, VAN", SAME, ""),
        ("Alice Alder", "Alice M. Alder", CLOSE, "middle"),
        ("Alice Marie Alder", "ALDER, ALICE M", CLOSE, "initial"),
        ("A. Alder", "Alice Alder", CLOSE, "initial"),
        ("Bob Birch", "BIRCH, ROBERT", CLOSE, "short form"),
        ("J. Robert Birch", "Robert Birch", CLOSE, "middle name"),
        ("Alder Alice", "Alice Alder", CLOSE, "order"),
        ("John Smith", "SMITH JR, JOHN", CLOSE, "one side"),
        ("Alice Alder", "Alice Birch", FORMER, "former"),
        ("Alice Alder-Birch", "Alice Alder", FORMER, "One part"),
        ("Alice Alder", "A. Birch", DIFFERENT, "Another"),
        ("Alice Alder", "Anna Alder", DIFFERENT, "given"),
        ("Alice Marie Alder", "Alice Jane Alder", DIFFERENT, "middle"),
        ("John Smith Jr.", "John Smith Sr.", DIFFERENT, "relative"),
        ("Alice Alder", "Alder", DIFFERENT, "missing"),
        ("Alice Alder", "–", DIFFERENT, "not a name"),
    ],
)
def test_names_are_told_apart_as_people_do(
    submitted: str, shown: str, likeness: Likeness, word: str
) -> None:
    found = compare_names(submitted, shown)
    assert (found.likeness, word in found.words) == (likeness, True), found
    assert compare_names(shown, submitted).likeness == likeness
    assert bool(found.words) == (likeness != SAME)


LETTERS = "abcdeilnorstuväéñßøA"
NOT_NAMES = TITLES | GENERATIONS | CREDENTIALS | ALSO_NAMES
word = st.text(LETTERS, min_size=1, max_size=7).filter(
    lambda text: text.casefold() not in NOT_NAMES
)
anything = st.text("aAé ,.-'MDoJrIvn", max_size=24) | st.lists(word, max_size=5).map(" ".join)


@given(anything, anything)
@example("van van a", "a, van van")
def test_the_order_of_the_two_does_not_matter(one: str, other: str) -> None:
    assert compare_names(one, other).likeness == compare_names(other, one).likeness


@given(st.lists(word, min_size=1, max_size=5))
def test_every_name_is_the_same_as_itself(words: list[str]) -> None:
    name = " ".join(words)
    assert compare_names(name, name).likeness == SAME
    assert compare_names(name, name.upper()).likeness <= CLOSE


@given(st.lists(word, min_size=1, max_size=3), word, word)
def test_a_changed_surname_is_never_the_same(names: list[str], surname: str, other: str) -> None:
    apart = compare_names(surname, other).likeness
    assume(apart != SAME)
    before, after = " ".join([*names, surname]), " ".join([*names, other])
    assert compare_names(before, after).likeness > CLOSE
    assert compare_names(f"{surname}, {names[0]}", f"{other}, {names[0]}").likeness > CLOSE


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_is_typed_is_compared(one: str, other: str) -> None:
    compare_names(one, other)
