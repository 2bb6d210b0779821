"""A whole question in words, answered in bitmaps."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from catalog.words.index import Flags, WordIndex
from catalog.words.labels import is_of_a_label, options_named
from catalog.words.tokens import tokens

Bitmap = npt.NDArray[np.uint64]


def packed(flags: Flags) -> Bitmap:
    """Flag i as bit i % 64 of word i // 64; the bits after the last flag are not set."""
    packed_bytes = np.zeros(-(-len(flags) // 64) * 8, np.uint8)
    packed_bytes[: -(-len(flags) // 8)] = np.packbits(flags, bitorder="little")
    return packed_bytes.view(np.uint64)


@dataclass(frozen=True)
class Mentions:
    """Who holds every word of a question: in exactly these letters, and in any way. The second holds the first."""

    as_typed: Bitmap
    all: Bitmap


def mentions(
    typed: str, index: WordIndex, capacity: int, rows: Callable[[str], Bitmap]
) -> Mentions | None:
    """Who of the first `capacity` positions is meant by what a client typed; None when it does not narrow.

    `rows` gives the bitmap, of `capacity` bits, of the listings that hold an option on the day in question.
    """
    words = tokens(typed)
    if not words:
        return None
    exactly: Bitmap | None = None
    anyhow: Bitmap | None = None
    for token in words:
        typed_flags, any_flags = index.match(token, capacity, typos=not is_of_a_label(token))
        as_typed = packed(typed_flags)
        in_any_way = as_typed if any_flags is typed_flags else packed(any_flags)
        named, alike = options_named(token)
        for key in named:
            as_typed = as_typed | rows(key)
        for key in named | alike:
            in_any_way = in_any_way | rows(key)
        exactly = as_typed if exactly is None else exactly & as_typed
        anyhow = in_any_way if anyhow is None else anyhow & in_any_way
        if not anyhow.any():
            break
    assert exactly is not None and anyhow is not None  # noqa: PT018 - there is at least one word
    return Mentions(exactly, anyhow)
