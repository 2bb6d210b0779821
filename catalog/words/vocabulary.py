"""Distinct words, arranged so that those like a typed one are found without looking at each."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.words.closeness import FEWEST_LETTERS_OF_A_PREFIX, typos_allowed

Ids = npt.NDArray[np.int32]
LAST_SIGN = "\U0010ffff"  # greater than any letter
LETTERS = 26
OTHER_SIGNS = 12


class Vocabulary:
    """Sorted words, each known by its place in the order; immutable.

    Each word has a signature of 64 bits: which letters it has, which it has twice, and a few bits for other signs. One
    typo changes at most two of these bits, so that most words are ruled out by counting them.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words)
        lengths = np.fromiter(map(len, self.words), np.int32, len(self.words))
        self._by_length: Ids = np.argsort(lengths, kind="stable").astype(np.int32)
        self._signatures = signatures(self.words)[self._by_length]
        counts = np.bincount(lengths, minlength=1)
        self._ends: list[int] = np.cumsum(counts).tolist()

    def as_typed(self, token: str) -> tuple[int, int]:
        """The words that are the token or begin with it, as a range of places."""
        first = bisect_left(self.words, token)
        if len(token) < FEWEST_LETTERS_OF_A_PREFIX:
            there = first < len(self.words) and self.words[first] == token
            return first, first + there
        return first, bisect_left(self.words, token + LAST_SIGN, first)

    def similar(self, token: str) -> Ids:
        """The places of the words that are not as typed, but no more than the allowed typos away; in no order."""
        most = typos_allowed(token)
        near = self._candidates(token, most) if most else np.empty(0, np.int32)
        if not near.size:
            return near
        words = self.words
        distances: npt.NDArray[Any] = process.cdist(
            [token],
            [words[each] for each in near.tolist()],
            scorer=OSA.distance,
            score_cutoff=most,
            dtype=np.uint8,
        )[0]
        near = near[distances <= most]
        first, last = self.as_typed(token)
        return near[(near < first) | (near >= last)]

    def _candidates(self, token: str, most: int) -> Ids:
        """The places of the words that letters and length do not rule out.

        A typo that changes the length changes one bit of the signature; others change two.
        """
        signature = np.uint64(_signature(token))
        found = []
        for longer in range(-most, most + 1):
            length = len(token) + longer
            if length >= len(self._ends):
                break
            rows = slice(self._ends[length - 1], self._ends[length])
            unlike = np.bitwise_count(self._signatures[rows] ^ signature)
            found.append(self._by_length[rows][unlike <= 2 * most - abs(longer)])
        return np.concatenate(found) if found else np.empty(0, np.int32)


def signatures(words: list[str]) -> npt.NDArray[np.uint64]:
    """The signature of each word; none is empty."""
    if not words:
        return np.empty(0, np.uint64)
    signs = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32)
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    letters = signs - ord("a")
    codes = np.where(letters < LETTERS, letters, LETTERS + signs % OTHER_SIGNS)
    # Sorted within each word, a code that comes again stands beside itself.
    sorted_codes = (np.repeat(np.arange(len(words)), lengths) << 6) | codes
    sorted_codes.sort()
    again = np.zeros(len(codes), np.bool_)
    again[1:] = sorted_codes[1:] == sorted_codes[:-1]
    bits = (sorted_codes & 63).astype(np.uint64)
    bits[again & (bits < LETTERS)] += np.uint64(LETTERS + OTHER_SIGNS)
    starts = np.cumsum(lengths) - lengths
    return np.bitwise_or.reduceat(np.uint64(1) << bits, starts)


def _signature(word: str) -> int:
    """The same for one word, without the arrays."""
    seen = 0
    for sign in map(ord, word):
        letter = sign - ord("a")
        if not 0 <= letter < LETTERS:
            seen |= 1 << LETTERS + sign % OTHER_SIGNS
        elif seen >> letter & 1:
            seen |= 1 << letter + LETTERS + OTHER_SIGNS
        else:
            seen |= 1 << letter
    return seen
