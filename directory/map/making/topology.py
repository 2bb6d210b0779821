"""Borders cut into arcs: what two shapes share is kept, and later simplified, once, so that no gap opens between them."""

from collections.abc import Iterable, Sequence

Point = tuple[int, int]
Ring = list[Point]
# A ring as the arcs it runs along; ~n is arc n run backwards.
ArcRing = list[int]


def grid_ring(points: Iterable[tuple[float, float]], quantum: float) -> Ring:
    """A ring of longitudes and latitudes on a grid of `quantum` degrees, open, without repeated points."""
    ring: Ring = []
    for longitude, latitude in points:
        point = (round(longitude / quantum), round(latitude / quantum))
        if not ring or ring[-1] != point:
            ring.append(point)
    while len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return ring


def cut(rings: Sequence[Ring]) -> tuple[list[Ring], list[ArcRing]]:
    """Arcs, each once and whichever way it was met first, and every ring as a run of arcs.

    An arc ends where its neighbors change: there three shapes meet, or two part. A ring that nothing touches is one
    closed arc.
    """
    nodes = _nodes(rings)
    arcs: list[Ring] = []
    known: dict[tuple[Point, ...], int] = {}

    def number(arc: Ring) -> int:
        forward, backward = tuple(arc), tuple(reversed(arc))
        if forward in known:
            return known[forward]
        if backward in known:
            return ~known[backward]
        known[forward] = len(arcs)
        arcs.append(arc)
        return known[forward]

    return arcs, [[number(arc) for arc in _arcs_of(ring, nodes)] for ring in rings]


def _nodes(rings: Sequence[Ring]) -> set[Point]:
    """The points whose neighbors are not the same two wherever they occur."""
    beside: dict[Point, tuple[Point, Point]] = {}
    nodes: set[Point] = set()
    for ring in rings:
        for before, point, after in zip(
            [ring[-1], *ring], ring, [*ring[1:], ring[0]], strict=False
        ):
            pair = (before, after) if before < after else (after, before)
            if beside.setdefault(point, pair) != pair:
                nodes.add(point)
    return nodes


def _arcs_of(ring: Ring, nodes: set[Point]) -> Iterable[Ring]:
    cuts = [place for place, point in enumerate(ring) if point in nodes]
    if not cuts:
        # The same island may start elsewhere in another file of shapes: its smallest point is as good a start as any.
        start = ring.index(min(ring))
        turned = [*ring[start:], *ring[:start], ring[start]]
        yield turned if turned[1] <= turned[-2] else turned[::-1]
        return
    for start, end in zip(cuts, [*cuts[1:], cuts[0] + len(ring)], strict=True):
        yield [ring[place % len(ring)] for place in range(start, end + 1)]
