"""Which listings hold a word: an index in arrays, with an overlay for the listings that changed since it was built."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count

import numpy as np
import numpy.typing as npt

from catalog.words.tokens import words_of
from catalog.words.vocabulary import Ids, Vocabulary

Flags = npt.NDArray[np.bool_]


class Postings:
    """The words of some listings, and for each word the positions of the listings that hold it; immutable."""

    def __init__(self, positions: Iterable[int], words: Iterable[Sequence[str]]) -> None:
        """`words` are those of each position in turn, each word once."""
        # Words are numbered as they come.
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        flat, sizes = array("i"), array("i")
        for each in words:
            flat.extend(map(numbers.__getitem__, each))
            sizes.append(len(each))
        self.vocabulary = Vocabulary(numbers)
        places = np.empty(len(numbers), np.int64)
        for place, word in enumerate(self.vocabulary.words):
            places[numbers[word]] = place
        # One sort of "word, position" in one number is several times faster than sorting by two keys.
        pairs = places[np.asarray(flat, np.int32)]
        del flat
        counts = np.bincount(pairs, minlength=len(numbers))
        self._starts: Ids = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        pairs <<= 32
        pairs |= np.repeat(np.fromiter(positions, np.int32, len(sizes)), sizes)
        pairs.sort()
        self._holders: Ids = pairs.astype(np.int32)

    def mark_as_typed(self, token: str, flags: Flags) -> None:
        """Set the flags of the listings with a word that is the token or begins with it."""
        first, last = self.vocabulary.as_typed(token)
        flags[self._holders[self._starts[first] : self._starts[last]]] = True

    def holding_similar(self, token: str) -> list[Ids]:
        """For each word that is close to the token, the positions of the listings with it."""
        starts = self._starts
        return [
            self._holders[starts[word] : starts[word + 1]]
            for word in self.vocabulary.similar(token).tolist()
        ]


class WordIndex:
    """Position i is the i-th text; never changes. `patched` gives another one that shares almost everything with it.

    Of each text its hash is kept, because most changes of a listing leave its words alone.
    """

    def __init__(
        self,
        base: Postings,
        hashes: npt.NDArray[np.int64],
        changed: Mapping[int, Sequence[str]],
        changed_hashes: Mapping[int, int],
    ) -> None:
        self._base = base
        self._hashes = hashes
        self._changed = changed
        self._changed_hashes = changed_hashes

    @classmethod
    def build(cls, texts: Iterable[str]) -> "WordIndex":
        """The index of listings whose words stand in `texts`, as Entry.words holds them; they are read once."""
        hashes = array("q")

        def words() -> Iterator[list[str]]:
            for text in texts:
                hashes.append(hash(text))
                yield words_of(text)

        base = Postings(count(), words())
        return cls(base, np.asarray(hashes, np.int64), {}, {})

    def patched(self, texts: Mapping[int, str | None]) -> "WordIndex":
        """The index with these positions' texts instead, None for a listing that is gone; new positions may be any."""
        said = {position: text or "" for position, text in texts.items()}
        hashes = {
            position: hash(text)
            for position, text in said.items()
            if self._hash_at(position) != hash(text)
        }
        if not hashes:
            return self
        words = {position: words_of(said[position]) for position in hashes}
        return WordIndex(
            self._base, self._hashes, {**self._changed, **words}, {**self._changed_hashes, **hashes}
        )

    def _hash_at(self, position: int) -> int | None:
        if position in self._changed_hashes:
            return self._changed_hashes[position]
        return int(self._hashes[position]) if position < len(self._hashes) else None

    @property
    def overlay_size(self) -> int:
        """How many positions are looked up beside the arrays; time to build anew when they are some hundreds."""
        return len(self._changed)

    @cached_property
    def _overlay(self) -> Postings:
        return Postings(self._changed, self._changed.values())

    @cached_property
    def _positions(self) -> npt.NDArray[np.int64]:
        return np.fromiter(self._changed, np.int64, len(self._changed))

    def match(self, token: str, capacity: int, *, typos: bool) -> tuple[Flags, Flags]:
        """Which of `capacity` positions, all of the index among them, hold the token: as typed, and in any way.

        Without `typos`, nobody is meant who is not meant as typed.
        The second holds the first, and is the same array where nobody is meant who is not meant as typed.
        """
        typed = np.zeros(capacity, np.bool_)
        self._base.mark_as_typed(token, typed)
        similar = self._base.holding_similar(token) if typos else []
        if not self._changed and not similar:
            return typed, typed
        found = typed.copy()
        for holders in similar:
            found[holders] = True
        if self._changed:
            typed[self._positions] = False
            found[self._positions] = False
            self._overlay.mark_as_typed(token, typed)
            self._overlay.mark_as_typed(token, found)
            for holders in self._overlay.holding_similar(token) if typos else []:
                found[holders] = True
        return typed, found
