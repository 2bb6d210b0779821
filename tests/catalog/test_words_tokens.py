"""A name is found however it is typed: with or without accents, dots, hyphens and titles."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.words.tokens import STOP_WORDS, fold, tokens, words_of


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Alice Alder", ["alice", "alder"]),
        ("O'Brien", ["obrien"]),
        ("O’Brien", ["obrien"]),
        ("Smith-Jones", ["smith", "jones"]),
        ("José Núñez", ["jose", "nunez"]),
        ("Łukasz Sørensen", ["lukasz", "sorensen"]),
        ("Strauß", ["strauss"]),
        ("Æsa Þórdóttir", ["aesa", "thordottir"]),
        ("Đặng", ["dang"]),
        ("Иванов", ["иванов"]),
        ("M.D.", ["md"]),
        ("Jane Roe, Ph.D., L.C.S.W.", ["jane", "roe", "phd", "lcsw"]),
        ("J.D.Smith", ["jd", "smith"]),
        ("A. J. Smith", ["aj", "smith"]),
        ("St. Louis", ["st", "louis"]),
        ("a psychiatrist near the river, by Dr. Roe", ["psychiatrist", "river", "roe"]),
        ("ptsd AND ocd", ["ptsd", "ocd"]),
        ('+alder -"birch" al* (x:y) ~2', ["alder", "birch", "al", "x", "y", "2"]),
        ("alder alder ALDER", ["alder"]),
        ("97201", ["97201"]),
        ("the of and", []),
        ("%_\\ ' ; --", []),
        ("", []),
    ],
)
def test_what_is_typed_falls_apart_into_words(typed: str, expected: list[str]) -> None:
    assert tokens(typed) == expected


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("Jane Roe\nM.D.", {"md", "m", "d"}),
        ("B. J. Smith", {"bj", "b", "j", "smith"}),
        ("Smith-Jones", {"smith", "jones"}),
        ("Mt.St.Mary", {"mt", "st", "mary"}),
    ],
)
def test_a_listing_is_found_by_initials_together_and_apart(text: str, some: set[str]) -> None:
    assert some <= set(words_of(text))


def test_initials_do_not_reach_into_the_next_line() -> None:
    assert words_of("Clinic A.\nB. Street") == ["clinic", "b", "street"]


def test_folding_again_changes_no_letter_of_any_script() -> None:
    signs = map(chr, range(sys.maxunicode + 1))
    letters = (sign for sign in signs if unicodedata.category(sign) not in ("Cn", "Co", "Cs"))
    broken = [sign for sign in letters if fold(fold(sign)) != fold(sign)]
    assert broken == []


@given(st.text(max_size=100))
def test_taking_apart_what_was_taken_apart_changes_nothing(text: str) -> None:
    found = tokens(text)
    assert tokens(" ".join(found)) == found
    assert words_of(" ".join(words_of(text))) == words_of(text)


@given(st.text(max_size=100))
def test_any_text_gives_plain_words_that_find_it(text: str) -> None:
    found = tokens(text)
    assert all(word.isalnum() for word in found)
    assert not STOP_WORDS & set(found)
    assert len(set(found)) == len(found)
    assert set(found) <= set(words_of(text))


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20))
def test_case_and_accents_make_no_difference(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert words_of(composed) == words_of(unicodedata.normalize("NFD", text))
    assert words_of(fold(text).upper()) == words_of(fold(text).upper().lower())


@pytest.mark.parametrize("hostile", ["ﷺ" * 100, "a." * 50, "a. " * 33, "a.b" * 33, "\u0301" * 100])
def test_a_hundred_hostile_signs_stay_little_work(hostile: str) -> None:
    assert len(tokens(hostile)) <= 100
    assert sum(map(len, words_of(hostile))) <= 2000


@pytest.mark.parametrize("typed", ["O'Fallon", "o fallon", "ofallon", "fallon"])
def test_a_name_with_an_apostrophe_is_found_without_it_too(typed: str) -> None:
    assert set(tokens(typed)) <= set(words_of("River Clinic\nO’Fallon"))
