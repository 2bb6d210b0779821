"""The bars of the route chart say what the source says, and nothing where it says nothing."""

import pytest

from matching.library.loader import library
from matching.route_chart import WIDTH, chart

ROUTES = list(library().routes.values())


def test_unstated_figures_have_no_bar() -> None:
    assert [bar.route.id for bar in chart("minutes", ROUTES).bars if not bar.known] == [
        "intranasal"
    ]
    assert all(bar.known for bar in chart("percent", ROUTES).bars)


@pytest.mark.parametrize(
    ("route", "measure", "start", "end"),
    [
        ("iv", "percent", 0, 100),
        ("intranasal", "percent", 0, 48),
        ("sublingual", "percent", 0, 30),
        ("iv", "minutes", 40, 60),
        ("im", "minutes", 60, 180),
        ("sublingual", "minutes", 40, 120),
    ],
)
def test_bar_spans_its_figures(route: str, measure: str, start: int, end: int) -> None:
    bar = next(bar for bar in chart(measure, ROUTES).bars if bar.route.id == route)
    scale = WIDTH / {"percent": 100, "minutes": 180}[measure]
    assert bar.x == pytest.approx(start * scale, abs=0.1)
    assert bar.x + bar.width + bar.fade_width == pytest.approx(end * scale, abs=0.2)


def test_rough_and_ranged_figures_fade_and_exact_ones_do_not() -> None:
    fading = [bar.route.id for bar in chart("percent", ROUTES).bars if bar.fade_width]
    assert fading == ["im", "intranasal", "sublingual"]


def test_no_bar_leaves_the_picture() -> None:
    for measure in ("percent", "minutes"):
        for bar in chart(measure, ROUTES).bars:
            assert 0 <= bar.x <= bar.x + bar.width + bar.fade_width <= WIDTH + 0.2
            assert bar.bar_y + 16 <= chart(measure, ROUTES).axis_y
