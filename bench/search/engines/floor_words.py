"""The compiled loops of the floor over words: every word of the lexicon is looked at once a token."""

import numba
import numpy as np
import numpy.typing as npt

from bench.search.engines.floor_loops import ones
from bench.search.lexicon import Lexicon, typos_in

Words = npt.NDArray[np.uint64]
LONGEST = 32
# Words that more than one listing in so many has are kept as bitmaps.
RARE = 64


class Spelling:
    """Words as rows of bytes with the set of their letters; who has them, as numbers or as a bitmap where they are many."""

    def __init__(self, lexicon: Lexicon, words: int) -> None:
        self.letters = spelled(lexicon.words)
        self.length = np.array([len(word) for word in lexicon.words], np.int64)
        self.signature = signatures(self.letters, self.length)
        self.starts, self.holders = lexicon.starts, lexicon.holders
        many = np.flatnonzero(np.diff(lexicon.starts) > words * 64 // RARE)
        self.dense = np.full(len(lexicon.words), -1, np.int64)
        self.dense[many] = np.arange(len(many))
        self.bitmaps = np.zeros((max(1, len(many)), words), np.uint64)
        for row, word in enumerate(many.tolist()):
            held = lexicon.holders[lexicon.starts[word] : lexicon.starts[word + 1]].astype(np.int64)
            bits = np.uint64(1) << (held & 63).astype(np.uint64)
            np.bitwise_or.at(self.bitmaps[row], held >> 6, bits)

    def spoken(self, tokens: list[str]) -> tuple[Words, Words]:
        """Bitmaps of the listings with every token as typed, and in any way."""
        words = self.bitmaps.shape[1]
        typed = np.full(words, np.uint64(2**64 - 1))
        found = typed.copy()
        for token in tokens:
            letters = spelled([token])
            hold_token(
                letters[0],
                len(token),
                signatures(letters, np.array([len(token)]))[0],
                typos_in(token),
                (self.letters, self.length, self.signature),
                (self.starts, self.holders, self.dense, self.bitmaps),
                typed,
                found,
            )
        return typed, found


def spelled(words: list[str]) -> npt.NDArray[np.uint8]:
    """Words as rows of bytes, padded; what is longer or not of the Latin script is cut."""
    cut = [word.encode("latin-1", "replace")[:LONGEST] for word in words]
    return np.array(cut, f"S{LONGEST}").view(np.uint8).reshape(len(words), LONGEST)


def signatures(letters: npt.NDArray[np.uint8], length: npt.NDArray[np.int64]) -> Words:
    """For each word the set of its letters."""
    bits = np.uint64(1) << (letters % 64).astype(np.uint64)
    bits[np.arange(LONGEST)[None, :] >= length[:, None]] = 0
    found: Words = np.bitwise_or.reduce(bits, axis=1)
    return found


@numba.njit(nogil=True)
def starts_with(word: npt.NDArray[np.uint8], token: npt.NDArray[np.uint8], size: int) -> bool:
    """Whether the first `size` letters are the same."""
    for at in range(size):  # noqa: SIM110 - the compiler knows no generators
        if word[at] != token[at]:
            return False
    return True


@numba.njit(nogil=True)
def typos(
    word: npt.NDArray[np.uint8],
    word_size: int,
    token: npt.NDArray[np.uint8],
    size: int,
    most: int,
    table: npt.NDArray[np.int64],
) -> int:
    """The distance by optimal string alignment, or more than `most` as soon as that is sure."""
    for column in range(size + 1):
        table[0, column] = column
    for row in range(1, word_size + 1):
        table[row, 0] = row
        least = row
        for column in range(1, size + 1):
            cost = 0 if word[row - 1] == token[column - 1] else 1
            value = min(
                table[row - 1, column] + 1,
                table[row, column - 1] + 1,
                table[row - 1, column - 1] + cost,
            )
            if (
                row > 1
                and column > 1
                and word[row - 1] == token[column - 2]
                and word[row - 2] == token[column - 1]
            ):
                value = min(value, table[row - 2, column - 2] + 1)
            table[row, column] = value
            least = min(least, value)
        if least > most:
            return most + 1
    return table[word_size, size]


@numba.njit(nogil=True)
def mark(
    number: int,
    postings: tuple[
        npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.int64], npt.NDArray[np.uint64]
    ],
    flags: Words,
) -> None:
    """Add who has the word."""
    starts, holders, dense, bitmaps = postings
    if dense[number] >= 0:
        for word in range(len(flags)):
            flags[word] |= bitmaps[dense[number], word]
        return
    for at in range(starts[number], starts[number + 1]):
        holder = holders[at]
        flags[holder >> 6] |= np.uint64(1) << np.uint64(holder & 63)


@numba.njit(nogil=True)
def hold_token(
    token: npt.NDArray[np.uint8],
    size: int,
    signature: np.uint64,
    most: int,
    spelling: tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64], npt.NDArray[np.uint64]],
    postings: tuple[
        npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.int64], npt.NDArray[np.uint64]
    ],
    typed: Words,
    found: Words,
) -> None:
    """Take from both sets who does not have the token: letter by letter, or in any way."""
    letters, length, letter_sets = spelling
    as_typed = np.zeros(len(typed), np.uint64)
    alike = np.zeros(len(typed), np.uint64)
    table = np.empty((LONGEST + 1, LONGEST + 1), np.int64)
    for number in range(len(length)):
        longer = length[number] - size
        begins = longer == 0 or (longer > 0 and size > 1)
        if begins and starts_with(letters[number], token, size):
            mark(number, postings, as_typed)
            continue
        if most == 0 or longer > most or longer < -most:
            continue
        # A typo takes a letter out of the set, puts one in, or both.
        if ones(letter_sets[number] ^ signature) > 2 * most:
            continue
        if typos(letters[number], length[number], token, size, most, table) <= most:
            mark(number, postings, alike)
    for word in range(len(typed)):
        typed[word] &= as_typed[word]
        found[word] &= as_typed[word] | alike[word]
