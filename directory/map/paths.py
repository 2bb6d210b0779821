"""Lines as the text of SVG paths: whole units, each point as its step from the one before, nothing of what lies out of view."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from directory.map.globe import Floats, View
from directory.map.shapes import Layer

Ints = NDArray[np.int64]
# Units around the picture: a line that goes around outside of it must not show along its edge.
MARGIN = 12
# Most steps are short: their text is looked up, a negative one from the end.
SHORT = 512
TEXTS = [str(number) for number in (*range(SHORT), *range(-SHORT, 0))]


def lines_in_view(
    layer: Layer, view: View, *, closed: bool, most: int = 10_000
) -> list[tuple[str, str]]:
    """Of each line with a part in view the state and the path data; `closed` lines return to their start.

    None at all where there are more than `most`.
    """
    lines = layer.near(view.middle, view.reach)
    if not 0 < len(lines) <= most:
        return []
    firsts = layer.starts[lines]
    sizes = layer.starts[lines + 1] - firsts
    starts = sizes.cumsum() - sizes
    index = np.arange(sizes.sum()) + np.repeat(firsts - starts, sizes)
    seen = view.seen_from_above(layer.points[index])
    kept = np.flatnonzero(_matters(_edges(seen, view), starts, sizes, closed=closed))
    spots = np.rint(view.straightened(seen[kept])).astype(np.int64)
    bounds = np.append(np.searchsorted(kept, starts), len(kept))
    data = path_data(spots, bounds, closed=closed)
    states = layer.states[lines].tolist()
    return [(state, text) for state, text in zip(states, data, strict=True) if text]


def path_data(spots: Ints, bounds: Ints, *, closed: bool) -> list[str]:
    """The text for each line; line n has the spots from bounds n on, up to those of n + 1. Empty where no line is left."""
    moved = np.empty(len(spots), dtype=bool)
    moved[1:] = (spots[1:] != spots[:-1]).any(axis=1)
    moved[bounds[:-1][bounds[:-1] < bounds[1:]]] = True
    kept = np.flatnonzero(moved)
    spots = spots[kept]
    ends = np.searchsorted(kept, bounds).tolist()
    steps = np.diff(spots, axis=0, prepend=0).ravel().tolist()
    texts = [TEXTS[step] if -SHORT <= step < SHORT else str(step) for step in steps]
    heads = spots.tolist()
    least, end = (3, "z") if closed else (2, "")
    lines = []
    for start, stop in pairwise(ends):
        if stop - start < least:
            lines.append("")
            continue
        x, y = heads[start]
        rest = " ".join(texts[2 * start + 2 : 2 * stop])
        lines.append(f"M{x} {y}l{rest}{end}".replace(" -", "-"))
    return lines


def _edges(seen: Floats, view: View) -> NDArray[np.uint8]:
    """Beyond which edges of the picture a point lies, one bit for each; 0 for in view."""
    x, y = seen.T
    edges = (x < -view.x - MARGIN).view(np.uint8)
    edges |= (x > view.width - view.x + MARGIN).view(np.uint8) << 1
    edges |= (y < -view.y - MARGIN).view(np.uint8) << 2
    edges |= (y > view.height - view.y + MARGIN).view(np.uint8) << 3
    return edges


def _matters(
    edges: NDArray[np.uint8], starts: Ints, sizes: Ints, *, closed: bool
) -> NDArray[np.bool_]:
    """Which points to keep: none of a line that lies beyond one edge, and few of what goes around outside.

    A point whose neighbors lie on the same side as itself changes nothing in view. A corner counts to one side only, since a line
    that turns it must not cut it.
    """
    beyond = np.bitwise_and.reduceat(edges, starts) != 0
    sides = edges & -edges
    before, after = np.empty_like(sides), np.empty_like(sides)
    before[1:], after[:-1] = sides[:-1], sides[1:]
    lasts = starts + sizes - 1
    before[starts] = sides[lasts] if closed else 0
    after[lasts] = sides[starts] if closed else 0
    turns = (sides == 0) | (sides != before) | (sides != after)
    return turns & ~np.repeat(beyond, sizes)
