"""The index must find whom a look at every listing finds, or a client misses someone whose name they know."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.words.bitmaps import Bitmap, mentions, packed
from catalog.words.index import WordIndex
from catalog.words.labels import label_words
from catalog.words.tokens import words_of


def slipped(word: str, slips: list[tuple[int, str, str]]) -> str:
    """`word` with a letter swapped, missing, added or changed at each of some places."""
    for at, kind, letter in slips:
        at = at % len(word) if word else 0
        head, here, tail = word[:at], word[at : at + 1], word[at + 1 :]
        made = {"swap": tail[:1] + here + tail[1:], "drop": tail, "add": letter + here + tail}
        word = head + made.get(kind, letter + tail)
    return word


# Few letters, so that words are often close to one another; a digit and a letter beyond a–z among them, and no stop word.
LETTER = st.sampled_from("bceg1ж")
KIND = st.sampled_from(["swap", "drop", "add", "change"])
SLIPS = st.lists(st.tuples(st.integers(0, 12), KIND, LETTER), max_size=3)
NEARLY = st.builds(slipped, st.sampled_from(["becg", "beccgeb", "gebeccgb", "cebжgecbgg"]), SLIPS)
WORD = NEARLY | st.text(LETTER, min_size=1, max_size=11)
TEXT = st.lists(WORD, max_size=5).map(" ".join)
QUESTION = st.lists(WORD | st.sampled_from(["ptsd", "psychiatrsit", "lozen"]), max_size=4).map(
    " ".join
)


def typos(token: str, word: str) -> int:
    """Optimal string alignment by its textbook table."""
    table = [[max(i, j) for j in range(len(word) + 1)] for i in range(len(token) + 1)]
    for i, a in enumerate(token, 1):
        for j, b in enumerate(word, 1):
            table[i][j] = min(
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (a != b),
                table[i - 2][j - 2] + 1
                if i > 1 and j > 1 and a == word[j - 2] and token[i - 2] == b
                else 99,
            )
    return table[-1][-1]


def close(token: str, word: str) -> bool:
    if any(sign.isdigit() for sign in token) or len(token) < 4 or token in label_words():
        return False
    return typos(token, word) <= (1 if len(token) < 8 else 2)


def same_start(token: str, word: str) -> bool:
    return word == token or (len(token) > 1 and word.startswith(token))


def by_hand(
    question: str, texts: Sequence[str | None], holders: Mapping[str, set[int]]
) -> tuple[set[int], set[int]]:
    """Who holds every word, as typed and in any way, listing by listing and word by word."""
    typed, found = set(), set()
    for position, text in enumerate(texts):
        words = set(words_of(text or ""))
        for word, keys in label_words().items():
            if any(position in holders.get(key, ()) for key in keys):
                words.add(word)
        asked = question.split()
        if all(any(same_start(token, word) for word in words) for token in asked):
            typed.add(position)
        if all(any(same_start(t, word) or close(t, word) for word in words) for t in asked):
            found.add(position)
    return typed, found


def bitmap(positions: set[int], capacity: int) -> Bitmap:
    flags = np.zeros(capacity, np.bool_)
    flags[list(positions)] = True
    return packed(flags)


def nobody(capacity: int) -> Callable[[str], Bitmap]:
    """Options that no listing holds."""
    return lambda key: bitmap(set(), capacity)  # noqa: ARG005 - whatever the option


def positions(bits: Bitmap) -> set[int]:
    flags = np.unpackbits(bits.view(np.uint8), bitorder="little")
    return set(np.flatnonzero(flags).tolist())


def check(
    question: str, index: WordIndex, texts: Sequence[str | None], holders: Mapping[str, set[int]]
) -> None:
    capacity = len(texts) + 70
    answer = mentions(
        question, index, capacity, lambda key: bitmap(holders.get(key, set()), capacity)
    )
    if answer is None:
        assert not question.split()
        return
    assert (positions(answer.as_typed), positions(answer.all)) == by_hand(question, texts, holders)


@given(texts=st.lists(TEXT, max_size=12), questions=st.lists(QUESTION, max_size=5))
def test_the_index_finds_whom_a_look_at_every_listing_finds(
    texts: list[str], questions: list[str]
) -> None:
    index = WordIndex.build(texts)
    # Options are held by some of the positions.
    holders = {"condition:ptsd": {0, 3}, "profession:psychiatrist": {1}, "route:sublingual": {0}}
    held = {key: {each for each in found if each < len(texts)} for key, found in holders.items()}
    for question in questions:
        check(question, index, texts, held)


@given(
    texts=st.lists(TEXT, min_size=1, max_size=8),
    patches=st.lists(
        st.dictionaries(st.integers(0, 11), st.none() | TEXT, max_size=4), min_size=1, max_size=4
    ),
    question=QUESTION,
)
def test_a_patched_index_is_the_index_of_the_changed_texts(
    texts: list[str], patches: list[dict[int, str | None]], question: str
) -> None:
    index, now = WordIndex.build(texts), [*texts, *([None] * 12)]
    for patch in patches:
        before, known = index, now
        index, now = before.patched(patch), [patch.get(i, text) for i, text in enumerate(known)]
        check(question, index, now, {})
        # Whoever still reads the older index reads what it said.
        check(question, before, known, {})
    assert index.overlay_size <= len(set().union(*patches))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("alder", {0}),
        ("adler", {0}),
        ("lader", {0}),
        ("alde", {0}),
        ("alice alder", {0}),
        ("Alder, Alice", {0}),
        ("alice birch", set()),
        ("núñez", {2}),
        ("nunes", {2}),
        ("smith", {1}),
        ("jones smith", {1}),
        ("smith-jones", {1}),
        ("integratvie", {2}),
        ("portland", {0, 1}),
        ("protland smth", {1}),
        ("md", {0, 2}),
        ("m.d.", {0, 2}),
        ("clinic2", set()),
        ("clinic 24", {1}),
        ("clinic 25", set()),
        ("b", set()),
        ('"alice', {0}),
        ("alice OR birch", set()),
        ("-alice", {0}),
        ("ali*", {0}),
    ],
)
def test_a_name_is_found_as_people_type_it(question: str, found: set[int]) -> None:
    texts = [
        "Alice Alder\nMD\nPortland",
        "Bob Smith-Jones\nLCSW\nClinic 24\nPortland",
        "Integrative Health\nNúñez\nM.D.",
    ]
    answer = mentions(question, WordIndex.build(texts), 3, nobody(3))
    assert answer is not None
    assert positions(answer.all) == found


def test_a_profession_and_a_city_together_narrow_to_those_who_are_both() -> None:
    index = WordIndex.build(["Alice Alder\nPortland", "Bob Birch\nPortland", "Cy Cole\nSalem"])
    holders = {"profession:psychiatrist": {0, 2}}
    answer = mentions(
        "psychiatrist portland", index, 3, lambda key: bitmap(holders.get(key, set()), 3)
    )
    assert answer is not None
    assert positions(answer.as_typed) == {0}


def test_stop_words_alone_narrow_nothing() -> None:
    index = WordIndex.build(["Alice Alder"])
    assert mentions("the of and", index, 1, nobody(1)) is None


def test_an_index_of_nothing_finds_nothing() -> None:
    answer = mentions("alder", WordIndex.build([]), 0, nobody(0))
    assert answer is not None
    assert not answer.all.any()


def test_a_change_that_leaves_the_words_alone_costs_nothing() -> None:
    """Most do: else some hundreds of them would have every process make its arrays anew."""
    index = WordIndex.build(["ada alder", "bea birch"])
    assert index.patched({1: "bea birch"}) is index
    changed = index.patched({1: "bea ash"})
    assert changed.patched({1: "bea ash"}) is changed
    assert index.patched({1: "bea ash", 0: "ada alder"}).overlay_size == 1


def test_a_word_of_ours_is_no_misspelling_of_another() -> None:
    index = WordIndex.build(["Medica Clinic", "Ada Alder"])
    holders = {"model:medical": {0}, "insurance:medicare": {1}, "state:OR": {1}}

    def who(question: str) -> set[int]:
        answer = mentions(question, index, 2, lambda key: bitmap(holders.get(key, set()), 2))
        assert answer is not None
        return positions(answer.all)

    assert who("medicare") == {1}
    assert who("medicaer") == {0, 1}
    assert who("oregon") == {1}
