"""Where the bars of the route chart lie: how much of a dose reaches the blood, and how long it lasts."""

from collections.abc import Iterable
from dataclasses import dataclass

from matching.library.route import Range, Route

WIDTH = 440
# One route: a line of words, then its bar.
ROW = 58
BAR_TOP, BAR_HEIGHT = 28, 16
AXIS = 34
# A rough percentage fades out over this many points on both sides instead of ending sharply.
FADE = 3
SCALES = {"percent": (100, (0, 25, 50, 75, 100)), "minutes": (180, (0, 60, 120, 180))}


@dataclass(frozen=True)
class Bar:
    """One route's bar; `known` is False where the source states no figure. Units are those of the picture."""

    route: Route
    top: int
    known: bool
    about: bool = False
    low: int = 0
    high: int = 0
    x: float = 0
    width: float = 0
    fade_x: float = 0
    fade_width: float = 0

    @property
    def words_y(self) -> int:
        return self.top + BAR_TOP - 9

    @property
    def bar_y(self) -> int:
        return self.top + BAR_TOP


@dataclass(frozen=True)
class Tick:
    """A labeled line of the scale; `anchor` keeps the outer labels inside the picture."""

    value: int
    x: float
    anchor: str


@dataclass(frozen=True)
class Chart:
    """A whole chart: `measure` is percent or minutes."""

    measure: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    width: int = WIDTH
    bar_height: int = BAR_HEIGHT

    @property
    def axis_y(self) -> int:
        return len(self.bars) * ROW

    @property
    def height(self) -> int:
        return self.axis_y + AXIS


def chart(measure: str, routes: Iterable[Route]) -> Chart:
    """The chart of one measure. Percent grows from 0 to its figure; minutes span from the shortest to the longest."""
    top, values = SCALES[measure]
    bars = [_bar(measure, top, route, row) for row, route in enumerate(routes)]
    ticks = [
        Tick(
            value,
            value / top * WIDTH,
            "start" if value == 0 else "end" if value == top else "middle",
        )
        for value in values
    ]
    return Chart(measure, tuple(bars), tuple(ticks))


def _bar(measure: str, top: int, route: Route, row: int) -> Bar:
    stated: Range | None = getattr(route, measure)
    if stated is None:
        return Bar(route, row * ROW, known=False)
    low, high = stated
    start = 0 if measure == "percent" else low
    end = low if measure == "percent" else high
    about = measure in route.about
    fade = FADE if about and measure == "percent" else 0
    # A rough figure fades around itself, a range fades from its low to its high end.
    solid_end = min(end, high - fade) if low == high else end
    fade_end = min(high + fade, top) if low == high else high
    scale = WIDTH / top
    return Bar(
        route,
        row * ROW,
        known=True,
        about=about,
        low=low,
        high=high,
        x=round(start * scale, 1),
        width=round((solid_end - start) * scale, 1),
        fade_x=round(solid_end * scale, 1),
        fade_width=round((fade_end - solid_end) * scale, 1),
    )
