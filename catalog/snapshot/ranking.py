"""Listings in the order of how much of what was wished for they meet, with what each meets.

Scores are never written out: they are kept as binary digits, a bitmap a digit, added up with "and" and "exclusive or".
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from catalog.options import ROWS
from catalog.question import Keys
from catalog.snapshot.answering import Asked
from catalog.snapshot.bits import Bitmap, Positions, contains
from catalog.snapshot.order import Rotation


@dataclass(frozen=True)
class Wish:
    """Any of the options, worth a whole number above zero."""

    keys: Keys
    weight: int


@dataclass(frozen=True)
class Ranked:
    """A listing, the sum of the weights of the wishes it meets, and for each wish whether it does."""

    pk: int
    score: int
    met: tuple[bool, ...]


def ranked(asked: Asked, wishes: Sequence[Wish], count: int) -> list[Ranked]:
    """Of the listings that fit the question, the `count` that meet most; ties in the order of the day's rotation."""
    table = asked.snapshot.table
    bitmaps = [table.any_of([ROWS[key] for key in wish.keys]) for wish in wishes]
    digits = digits_of(bitmaps, [wish.weight for wish in wishes])
    positions = _highest(asked.found, digits, len(digits) - 1, count, asked.snapshot.rotation)
    met = np.array([contains(bitmap, positions) for bitmap in bitmaps]).reshape(
        len(wishes), positions.size
    )
    scores = np.array([wish.weight for wish in wishes], np.int64) @ met
    pks = asked.snapshot.holders.pk[positions]
    return [
        Ranked(pk, score, tuple(each))
        for pk, score, each in zip(pks.tolist(), scores.tolist(), met.T.tolist(), strict=True)
    ]


def digits_of(bitmaps: Sequence[Bitmap], weights: Sequence[int]) -> list[Bitmap]:
    """The binary digits of every listing's score, the lowest first: each bitmap adds its weight."""
    digits: list[Bitmap] = []
    for bitmap, weight in zip(bitmaps, weights, strict=True):
        for place in range(weight.bit_length()):
            if weight >> place & 1:
                _add(digits, bitmap, place)
    return digits


def _add(digits: list[Bitmap], carry: Bitmap, place: int) -> None:
    """Add one at a binary place to the scores of the set `carry`."""
    while len(digits) < place:
        digits.append(np.zeros_like(carry))
    while carry.any():
        if place == len(digits):
            digits.append(carry)
            return
        digits[place], carry = digits[place] ^ carry, digits[place] & carry
        place += 1


def _highest(
    found: Bitmap, digits: list[Bitmap], place: int, count: int, rotation: Rotation
) -> Positions:
    """The first of `found` by the digits up to `place`, the highest score first."""
    if place < 0:
        return rotation.some_in_order(found, 0, count)
    higher = found & digits[place]
    if not higher.any():
        return _highest(found, digits, place - 1, count, rotation)
    first = _highest(higher, digits, place - 1, count, rotation)
    if first.size == count:
        return first
    lower = found & ~digits[place]
    rest = _highest(lower, digits, place - 1, count - first.size, rotation)
    return np.concatenate([first, rest])
