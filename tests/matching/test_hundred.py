"""The picture of 100 people shows as many dots as the sentence says."""

from hypothesis import given
from hypothesis import strategies as st

from matching.hundred import CELL, ROWS, Block, Picture


def dots(found: list[Block]) -> list[tuple[int, int]]:
    return [
        (x, y)
        for block in found
        for x in range(block.x, block.x + block.width, CELL)
        for y in range(block.y, block.y + block.height, CELL)
    ]


@given(st.integers(0, 100), st.integers(0, 100))
def test_three_parts_make_one_hundred_without_overlap(a: int, b: int) -> None:
    low, high = sorted((a, b))
    picture = Picture(low, high)
    sure, maybe, rest = dots(picture.sure), dots(picture.maybe), dots(picture.rest)
    assert (len(sure), len(maybe), len(rest)) == (low, high - low, 100 - high)
    assert len({*sure, *maybe, *rest}) == 100
    assert all(x < 100 / ROWS * CELL and y < ROWS * CELL for x, y in sure + maybe + rest)
