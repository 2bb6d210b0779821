"""Rectangles on a picture, so that what is written there does not cover other writing."""

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """By its middle and its size."""

    x: float
    y: float
    width: float
    height: float

    def touched(self, others: Iterable["Box"], gap: float = 0) -> list[int]:
        """Which of the others, by their places, overlap or stand closer than `gap`."""
        x, y, across, down = self.x, self.y, self.width / 2 + gap, self.height / 2 + gap
        return [
            number
            for number, (right, low, width, height) in enumerate(others)
            if abs(x - right) < across + width / 2 and abs(y - low) < down + height / 2
        ]

    def within(self, width: float, height: float, edge: float = 0) -> bool:
        """Whether all of it lies on a picture of that size, so far from its edges."""
        across, down = self.width / 2 + edge, self.height / 2 + edge
        return across <= self.x <= width - across and down <= self.y <= height - down
