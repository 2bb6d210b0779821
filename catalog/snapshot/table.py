"""A table of bitmaps, one row an option, kept in chunks of positions.

A change to one listing copies one chunk only; larger chunks take fewer steps to count.
"""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from catalog.options import COUNTED
from catalog.snapshot.bits import WORD, Bitmap, words_for

# Of 64 bits each, so that 16 bits hold how many positions of a chunk are in a set: they add up four times faster than 64.
CHUNK_WORDS = 1020
CHUNK = CHUNK_WORDS * WORD
# Where fewer of a chunk's words than this share are in question, only those are counted.
SPARSE = 8


@dataclass(frozen=True)
class Table:
    """Immutable; `chunks` are (rows, words) each, the last one short."""

    chunks: tuple[npt.NDArray[np.uint64], ...]

    @cached_property
    def words(self) -> int:
        """The length of a bitmap."""
        return sum(chunk.shape[1] for chunk in self.chunks)

    def row(self, number: int) -> Bitmap:
        """The bitmap of one option."""
        if len(self.chunks) == 1:
            return self.chunks[0][number]
        return np.concatenate([chunk[number] for chunk in self.chunks])

    def any_of(self, numbers: Sequence[int]) -> Bitmap:
        """The positions that have one of the options."""
        if len(numbers) == 1:
            return self.row(numbers[0])
        chosen = np.array(numbers)
        return np.concatenate(
            [np.bitwise_or.reduce(chunk[chosen], axis=0) for chunk in self.chunks]
        )

    def counts(self, bitmap: Bitmap, rows: slice | Sequence[int]) -> npt.NDArray[np.int64]:
        """For each of the rows, how many positions it shares with `bitmap`."""
        picked = rows if isinstance(rows, slice) else np.array(rows, np.intp)
        total: npt.NDArray[np.int64] | None = None
        start = 0
        for chunk in self.chunks:
            part = bitmap[start : start + chunk.shape[1]]
            start += chunk.shape[1]
            asked = chunk[picked]
            if np.count_nonzero(part) * SPARSE < part.size:
                filled = part.nonzero()[0]
                asked, part = asked[:, filled], part[filled]
            shared = _shared(asked, part)
            total = shared if total is None else total + shared
        assert total is not None
        return total

    def with_columns(self, columns: Mapping[int, npt.NDArray[np.bool_]]) -> "Table":
        """The table with other options (a flag a row) at some positions."""
        changed: dict[int, npt.NDArray[np.uint64]] = {}
        for position, flags in columns.items():
            number, inside = divmod(position, CHUNK)
            word, bit = divmod(inside, WORD)
            mask = np.uint64(1) << np.uint64(bit)
            before = changed.get(number, self.chunks[number])
            column = np.where(flags, before[:, word] | mask, before[:, word] & ~mask)
            if number not in changed and np.array_equal(column, before[:, word]):
                continue
            changed.setdefault(number, before.copy())[:, word] = column
        if not changed:
            return self
        chunks = tuple(changed.get(number, chunk) for number, chunk in enumerate(self.chunks))
        return replace(self, chunks=chunks)


class _Scratch(threading.local):
    """Memory that a thread counts in: asking the system for it anew each time takes as long as the counting."""

    def __init__(self) -> None:
        self.both = np.empty(COUNTED * CHUNK_WORDS, np.uint64)
        self.bits = np.empty(COUNTED * CHUNK_WORDS, np.uint8)


_scratch = _Scratch()


def _shared(asked: npt.NDArray[np.uint64], part: Bitmap) -> npt.NDArray[np.int64]:
    """For each row of a chunk, how many positions it shares with the same words of a bitmap."""
    both = _scratch.both[: asked.size].reshape(asked.shape)
    bits = _scratch.bits[: asked.size].reshape(asked.shape)
    np.bitwise_and(asked, part, out=both)
    np.bitwise_count(both, out=bits)
    return np.add.reduce(bits, axis=1, dtype=np.uint16).astype(np.int64)


def chunk_bounds(positions: int) -> list[tuple[int, int]]:
    """The first position and the number of words of each chunk of a table for that many positions."""
    words = words_for(positions)
    return [
        (start * WORD, min(CHUNK_WORDS, words - start))
        for start in range(0, max(words, 1), CHUNK_WORDS)
    ]
