"""Sets of positions as bitmaps: bit i of word i // 64 stands for the listing at position i."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Bitmap = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.intp]
WORD = 64
ONE_BIT = np.uint8(1)


def words_for(positions: int) -> int:
    """How many words hold that many bits."""
    return -(-positions // WORD)


def packed(flags: npt.NDArray[np.bool_]) -> Bitmap:
    """Flags (…, n) as bitmaps (…, words); n need not be a multiple of 64."""
    missing = -flags.shape[-1] % WORD
    if missing:
        widths = [(0, 0)] * (flags.ndim - 1) + [(0, missing)]
        flags = np.pad(flags, widths)
    return np.packbits(flags, axis=-1, bitorder="little").view(np.uint64)


def unpacked(bitmap: Bitmap) -> npt.NDArray[np.bool_]:
    """Bitmaps (…, words) as flags (…, words × 64)."""
    return np.unpackbits(
        np.ascontiguousarray(bitmap).view(np.uint8), axis=-1, bitorder="little"
    ).view(np.bool_)


def of_positions(positions: npt.NDArray[np.integer], words: int) -> Bitmap:
    """The set of those positions; they may repeat."""
    flags = np.zeros(words * WORD, np.bool_)
    flags[positions] = True
    return packed(flags)


def size(bitmap: Bitmap) -> int:
    """How many positions are in the set."""
    return int(np.bitwise_count(bitmap).sum(dtype=np.int64))


def positions_in(bitmap: Bitmap) -> Positions:
    """All positions of the set, ascending."""
    filled = np.flatnonzero(bitmap)
    if filled.size * 4 > bitmap.size:
        return np.flatnonzero(unpacked(bitmap))
    return _positions_of_words(bitmap, filled)


def slice_of(bitmap: Bitmap, first: int, count: int) -> Positions:
    """The positions that come at `first` and after, at most `count`, without unpacking the rest."""
    filled = np.flatnonzero(bitmap)
    reached = np.cumsum(np.bitwise_count(bitmap[filled]), dtype=np.int64)
    start, end = np.searchsorted(reached, (first, first + count - 1), side="right")
    before = int(reached[start - 1]) if start else 0
    found = _positions_of_words(bitmap, filled[start : end + 1])
    return found[first - before : first - before + count]


def contains(bitmap: Bitmap, positions: npt.NDArray[np.integer]) -> npt.NDArray[np.bool_]:
    """For each of the positions, whether it is in the set."""
    shifts = (positions & 63).astype(np.uint64)
    return (bitmap[positions >> 6] >> shifts & np.uint64(1)).astype(np.bool_)


def flags_of(
    bitmaps: Sequence[Bitmap], positions: npt.NDArray[np.integer]
) -> npt.NDArray[np.bool_]:
    """For each set and each of the positions, whether it is in the set: (sets, positions)."""
    # By bytes, an eighth of the work.
    taken = bytes_of(bitmaps).take(positions >> 3, axis=1)
    return (taken >> (positions & 7).astype(np.uint8) & ONE_BIT).view(np.bool_)


def bytes_of(bitmaps: Sequence[Bitmap]) -> npt.NDArray[np.uint8]:
    """Some sets, one a row, by bytes; bit i of a little-endian word is bit i % 8 of its byte i // 8."""
    return np.concatenate(bitmaps).view(np.uint8).reshape(len(bitmaps), -1)


def _positions_of_words(bitmap: Bitmap, words: Positions) -> Positions:
    word, bit = np.nonzero(unpacked(bitmap[words, None]))
    return words[word] * WORD + bit
