"""The map of the country on the front door: every state a link, its number in words and in the list as well."""

import gzip
import re

import pytest
from bs4 import BeautifulSoup
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from directory.map import country
from directory.map.national import NationalMap, national_map
from directory.map.shades import round_down, shade_bounds, shade_of
from providers.vocabulary.state import State
from tests.directory.svg_paths import is_inside, read_path
from tests.origins import inline_code

COUNTS = {state: number * number for number, state in enumerate(State.values)}
counts = st.dictionaries(st.sampled_from(State.values), st.integers(0, 100_000))
# Places that everybody would look for there: a state, and a point in it.
CAPITALS = {
    "CA": (38.58, -121.49),
    "TX": (30.27, -97.74),
    "FL": (30.44, -84.28),
    "ME": (44.31, -69.78),
    "AK": (64.84, -147.72),
    "HI": (19.65, -155.2),
    "DC": (38.91, -77.02),
}


def html(map_: NationalMap) -> str:
    template = engines["jinja2"].get_template("directory/map/national_map.jinja")
    return template.render({"map": map_})


@pytest.fixture(scope="module")
def drawn() -> BeautifulSoup:
    return BeautifulSoup(html(national_map(COUNTS)), "html.parser")


def test_every_state_is_a_link_named_after_it_in_the_order_of_the_list(
    drawn: BeautifulSoup,
) -> None:
    links = drawn.svg.find_all("a")
    assert [link["href"] for link in links] == [
        f"/providers/?state={state}" for state in State.values
    ]
    names = [link.title.get_text() for link in links]
    assert names[:2] == ["Alabama: 0 providers", "Alaska: 1 provider"]
    listed = [
        f"{item.a.get_text()}: {item.find(class_='count').get_text()}"
        for item in drawn.select(".state-list > li")
    ]
    assert listed == [re.sub(r" providers?$", "", name) for name in names]
    assert [item.a["href"] for item in drawn.select(".state-list > li")] == [
        link["href"] for link in links
    ]


def test_the_number_is_printed_on_each_state_and_not_told_by_its_shade_alone(
    drawn: BeautifulSoup,
) -> None:
    for state, link in zip(State.values, drawn.svg.find_all("a"), strict=True):
        written = " ".join(text.get_text(" ", strip=True) for text in link.find_all("text"))
        assert written == f"{state} {COUNTS[state]:,}"


def test_one_provider_is_not_told_to_be_several() -> None:
    page = BeautifulSoup(html(national_map({"OR": 1, "WA": 1234})), "html.parser")
    said = {link["href"][-2:]: link.title.get_text() for link in page.svg.find_all("a")}
    assert said["OR"] == "Oregon: 1 provider"
    assert said["WA"] == "Washington: 1,234 providers"


@pytest.mark.parametrize("state", CAPITALS)
def test_a_place_stands_in_the_shape_of_its_state(state: str) -> None:
    x, y = country.spot(state, *CAPITALS[state])
    around = [
        code
        for code, outline in country.outlines().items()
        if is_inside(read_path(outline.path), x, y)
    ]
    assert around == [state]


def test_a_territory_has_a_box_and_a_place_in_it_stands_there() -> None:
    for state in country.TERRITORIES:
        outline = country.outlines()[state]
        assert outline.boxed
        assert outline.path == ""
        assert country.spot(state, 13.5, 144.8) == (outline.x, outline.y)


def test_everything_lies_on_the_picture_and_no_two_labels_in_one_place() -> None:
    outlines = country.outlines()
    assert outlines.keys() == set(State.values)
    for outline in outlines.values():
        for ring in read_path(outline.path):
            assert all(0 <= x <= country.WIDTH and 0 <= y <= country.HEIGHT for x, y in ring)
        across = outline.room / 2 if outline.boxed else 20
        assert across <= outline.x <= country.WIDTH - across
        assert 20 <= outline.y <= country.HEIGHT - 20
    places = [(outline.x, outline.y) for outline in outlines.values()]
    for number, (x, y) in enumerate(places):
        for other in places[:number]:
            assert abs(x - other[0]) > 35 or abs(y - other[1]) > 30


def test_the_map_is_small_and_brings_no_style_of_its_own(drawn: BeautifulSoup) -> None:
    assert len(gzip.compress(str(drawn.svg).encode())) <= 12 * 1024
    assert inline_code(str(drawn)) == []


def test_the_keyboard_may_go_past_the_map(drawn: BeautifulSoup) -> None:
    skip = drawn.find("a")
    assert drawn.find(id=skip["href"].removeprefix("#")).name == "details"


def test_the_legend_says_what_each_shade_on_the_map_means(drawn: BeautifulSoup) -> None:
    used = set(re.findall(r"map-state (shade-\d)", str(drawn.svg)))
    told = {item.span["class"][1] for item in drawn.select(".shades > li")}
    assert used == told == {f"shade-{number}" for number in range(5)}


@given(counts)
def test_shades_part_the_counts_in_order_and_in_the_words_of_the_legend(
    counts: dict[str, int],
) -> None:
    bounds = shade_bounds(counts.values())
    assert len(bounds) <= 4
    assert bounds == sorted(set(bounds))
    for count in counts.values():
        shade = shade_of(count, bounds)
        assert (shade == 0) == (count == 0)
        assert shade == 0 or bounds[shade - 1] <= count
        assert shade == len(bounds) or count < bounds[shade]
    labels = [line.label for line in national_map(counts).shades]
    assert len(labels) == len(set(labels)) == len(bounds) + 1


@given(st.integers(1, 10**7))
def test_round_numbers_are_round_and_not_above(number: int) -> None:
    rounded = round_down(number)
    assert number / 2.5 <= rounded <= number
    assert str(rounded).rstrip("0") in {"1", "2", "5"}
