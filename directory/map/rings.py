"""Circles of distance around the place that was searched."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from directory.map.boxes import Box
from directory.map.globe import View

LETTER, LINE = 14, 30
# Where on a circle a label may stand, the best first: on top, aslant, below.
SLANT = 0.7071
PLACES = ((0, -1), (-SLANT, -SLANT), (SLANT, -SLANT), (-SLANT, SLANT), (SLANT, SLANT), (0, 1))


class Ring(NamedTuple):
    """A circle around the middle of the picture, and where its label stands on it."""

    radius: int
    label: str
    box: Box


def rings_around(view: View, miles: float, taken: Sequence[Box]) -> list[Ring]:
    """The circle of the search and one half as wide; their labels keep clear of pins where they can."""
    found: list[Ring] = []
    for each in (miles, miles / 2):
        radius, label = each * view.scale, _("%(miles)s mi") % {"miles": f"{each:g}"}
        size = LETTER * len(label), LINE
        boxes = [
            Box(round(view.x + radius * right), round(view.y + radius * down), *size)
            for right, down in PLACES
        ]
        free = (box for box in boxes if not box.touched(taken))
        found.append(Ring(round(radius), label, next(free, boxes[0])))
    return found
