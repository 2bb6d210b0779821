"""The words of the invented listings and who has them, and what a typed word means: the rule told anew, by brute force."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bench.search.listings import Listings
from bench.search.resolved import Resolved
from catalog.words.labels import label_words
from catalog.words.tokens import words_of

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Lexicon:
    """Distinct words in order; `holders[starts[i]:starts[i + 1]]` have the i-th, by its own text or by an option's label."""

    count: int
    words: list[str]
    starts: npt.NDArray[np.int64]
    holders: Ints

    @cached_property
    def texts(self) -> list[str]:
        """All words of each listing, joined by blanks."""
        lengths = np.diff(self.starts)
        word_of = np.repeat(np.arange(len(self.words)), lengths)
        order = np.argsort(self.holders, kind="stable")
        cuts = np.cumsum(np.bincount(self.holders, minlength=self.count))[:-1]
        words = np.array(self.words, dtype=object)
        return [" ".join(part) for part in np.split(words[word_of[order]], cuts)]

    def meant(self, token: str) -> list[int]:
        """The numbers of the words that a typed word can mean: all of them are compared with it."""
        typos = typos_in(token)
        near = process.cdist([token], self.words, scorer=OSA.distance, score_cutoff=max(typos, 0))
        found = set(np.flatnonzero(near[0] <= typos).tolist())
        if len(token) > 1:
            found.update(n for n, word in enumerate(self.words) if word.startswith(token))
        return sorted(found)

    def who(self, words: list[int]) -> npt.NDArray[np.bool_]:
        """Whether each listing has one of the words."""
        found = np.zeros(self.count, np.bool_)
        for word in words:
            found[self.holders[self.starts[word] : self.starts[word + 1]]] = True
        return found


def typos_in(token: str) -> int:
    """How many slips a typed word may have; a word of an option's label is none."""
    if len(token) <= 3 or not token.isalpha() or token in label_words():
        return 0
    return 2 if len(token) >= 8 else 1


def lexicon(listings: Listings, options: Resolved) -> Lexicon:
    """The words of the texts, and those of the labels of the options that hold."""
    numbers: dict[str, int] = {}
    split = [
        [numbers.setdefault(word, len(numbers)) for word in words_of(text)]
        for text in listings.words
    ]
    sizes = np.fromiter(map(len, split), np.int64, len(split))
    holders = [np.repeat(np.arange(len(split)), sizes)]
    words = [np.fromiter((word for each in split for word in each), np.int64, int(sizes.sum()))]
    for word, keys in label_words().items():
        having = np.flatnonzero(options.flags(*keys))
        holders.append(having)
        words.append(np.full(len(having), numbers.setdefault(word, len(numbers)), np.int64))
    ordered = sorted(numbers)
    place = np.empty(len(ordered), np.int64)
    for number, word in enumerate(ordered):
        place[numbers[word]] = number
    pairs = np.unique(place[np.concatenate(words)] << 32 | np.concatenate(holders))
    starts = np.searchsorted(pairs >> 32, np.arange(len(ordered) + 1))
    return Lexicon(len(split), ordered, starts, (pairs & 0xFFFFFFFF).astype(np.int32))
