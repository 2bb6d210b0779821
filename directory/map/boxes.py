"""Rectangles on a picture, so that what is written there does not cover other writing."""

from typing import NamedTuple


class Box(NamedTuple):
    """By its middle and its size."""

    x: float
    y: float
    width: float
    height: float

    def touches(self, other: "Box", gap: float = 0) -> bool:
        """Whether the two overlap or stand closer than `gap`."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + gap
            and abs(self.y - other.y) < (self.height + other.height) / 2 + gap
        )

    def within(self, width: float, height: float, edge: float = 0) -> bool:
        """Whether all of it lies on a picture of that size, so far from its edges."""
        across, down = self.width / 2 + edge, self.height / 2 + edge
        return across <= self.x <= width - across and down <= self.y <= height - down
