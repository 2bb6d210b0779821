"""The compiled loops of the floor over bitmaps and places."""

from typing import Any

import numba
import numpy as np
import numpy.typing as npt
from llvmlite import ir
from numba import types
from numba.extending import intrinsic

Words = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
ONE = np.uint64(1)
ZERO = np.uint64(0)


@intrinsic
def ones(context: Any, value: Any) -> Any:
    """How many bits of a word are set, in one instruction."""

    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> ir.Value:
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), generate


@intrinsic
def lowest(context: Any, value: Any) -> Any:
    """The number of the lowest bit that is set."""

    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> ir.Value:
        return builder.cttz(arguments[0], ir.Constant(ir.IntType(1), 0))

    return types.uint64(types.uint64), generate


@numba.njit(nogil=True)
def one_of(table: Words, word: int, keys: Numbers, start: int, end: int) -> np.uint64:
    """64 listings at once: which of them have one of the keys."""
    found = ZERO
    for number in range(start, end):
        found |= table[word, keys[number]]
    return found


@numba.njit(nogil=True)
def count_options(
    table: Words,
    keys: Numbers,
    starts: Numbers,
    runs: Numbers,
    extra: Words,
    size: int,
) -> tuple[int, Numbers, Numbers]:
    """Total, the count of every option and the first positions.

    Group `g` is any of `keys[starts[g]:starts[g + 1]]`. A run is (first row, end, group that does not narrow it or -1).
    `extra`, where it has words, narrows besides.
    """
    groups = len(starts) - 1
    counts = np.zeros(table.shape[1], np.int64)
    first = np.empty(size, np.int64)
    total = 0
    taken = 0
    sets = np.empty(groups, np.uint64)
    others = np.empty(groups + 1, np.uint64)
    for word in range(table.shape[0]):
        before = extra[word] if len(extra) else ALL
        found = before
        for group in range(groups):
            sets[group] = one_of(table, word, keys, starts[group], starts[group + 1])
            others[group] = found
            found &= sets[group]
        after = ALL
        for back in range(groups):
            group = groups - 1 - back
            others[group] &= after
            after &= sets[group]
        others[groups] = found
        total += ones(found)
        for run in range(len(runs)):
            mask = others[runs[run, 2]]
            if mask:
                for row in range(runs[run, 0], runs[run, 1]):
                    counts[row] += ones(table[word, row] & mask)
        while found and taken < size:
            first[taken] = word * 64 + lowest(found)
            found &= found - ONE
            taken += 1
    return total, counts, first[:taken]


@numba.njit(nogil=True)
def fits(table: Words, listing: int, keys: Numbers, starts: Numbers) -> bool:
    """Whether one listing has some key of every group."""
    bit = ONE << np.uint64(listing & 63)
    for group in range(len(starts) - 1):
        if not one_of(table, listing >> 6, keys, starts[group], starts[group + 1]) & bit:
            return False
    return True


@numba.njit(nogil=True)
def nearest_in_circle(
    table: Words,
    keys: Numbers,
    starts: Numbers,
    places: tuple[Floats, Floats, Floats, npt.NDArray[np.int32]],
    box: tuple[float, float, float, float],
    here: tuple[float, float, float, float],
    best: Floats,
    size: int,
) -> tuple[int, Numbers]:
    """How many listings have a place within the chord, and the nearest; `best` is all infinite, before and after."""
    latitude, longitude, vectors, owner = places
    south, north, west, east = box
    x, y, z, limit = here
    met = np.empty(len(owner), np.int64)
    count = 0
    place = np.searchsorted(latitude, south)
    while place < len(latitude) and latitude[place] <= north:
        east_of = longitude[place]
        if (west <= east_of <= east) or east_of - 360 >= west or east_of + 360 <= east:
            a, b, c = vectors[place, 0] - x, vectors[place, 1] - y, vectors[place, 2] - z
            chord = a * a + b * b + c * c
            listing = owner[place]
            if chord <= limit and chord < best[listing]:
                if best[listing] < np.inf:
                    best[listing] = chord
                elif fits(table, listing, keys, starts):
                    best[listing] = chord
                    met[count] = listing
                    count += 1
        place += 1
    first = np.empty(size, np.int64)
    taken = 0
    for number in range(count):
        listing = met[number]
        at = taken
        while at > 0 and (
            best[first[at - 1]] > best[listing]
            or (best[first[at - 1]] == best[listing] and first[at - 1] > listing)
        ):
            if at < size:
                first[at] = first[at - 1]
            at -= 1
        if at < size:
            first[at] = listing
            taken = min(taken + 1, size)
    for number in range(count):
        best[met[number]] = np.inf
    return count, first[:taken]


@numba.njit(nogil=True)
def order_by_wishes(
    table: Words,
    keys: Numbers,
    starts: Numbers,
    wish_keys: Numbers,
    wish_starts: Numbers,
    weights: Numbers,
    size: int,
) -> tuple[int, Numbers, Numbers]:
    """Total, the first positions by score and then by position, and their scores. Scores stay below 64."""
    wishes = len(weights)
    digits = np.empty(6, np.uint64)
    first = np.empty(size, np.int64)
    scores = np.full(size, -1, np.int64)
    total = 0
    taken = 0
    for word in range(table.shape[0]):
        found = ALL
        for group in range(len(starts) - 1):
            found &= one_of(table, word, keys, starts[group], starts[group + 1])
        if not found:
            continue
        total += ones(found)
        digits[:] = ZERO
        for wish in range(wishes):
            met = one_of(table, word, wish_keys, wish_starts[wish], wish_starts[wish + 1]) & found
            for place in range(3):
                if weights[wish] >> place & 1:
                    carry = met
                    for digit in range(place, 6):
                        digits[digit], carry = digits[digit] ^ carry, digits[digit] & carry
        if taken == size:
            # Only those that beat the last of the page.
            least = scores[size - 1]
            more, same = ZERO, found
            for back in range(6):
                digit = 5 - back
                if least >> digit & 1:
                    same &= digits[digit]
                else:
                    more |= same & digits[digit]
                    same &= ~digits[digit]
            found = more
        while found:
            bit = lowest(found)
            found &= found - ONE
            score = np.int64(0)
            for digit in range(6):
                score |= np.int64(digits[digit] >> bit & ONE) << digit
            at = taken
            while at > 0 and scores[at - 1] < score:
                if at < size:
                    scores[at], first[at] = scores[at - 1], first[at - 1]
                at -= 1
            if at < size:
                scores[at], first[at] = score, word * 64 + bit
                taken = min(taken + 1, size)
    return total, first[:taken], scores[:taken]
