"""Addresses come from links, bookmarks and hands: whatever stands in them, the page answers and says what it left out."""

from urllib.parse import parse_qs, urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse, set_script_prefix
from hypothesis import given
from hypothesis import strategies as st

from directory.addresses import listing_address, search_address, with_values, without
from directory.facets import FACETS
from directory.parameters import parse

known = st.sampled_from(
    [(facet.name, value) for facet in FACETS for value in facet.choices.values]
    + [("within", "50"), ("sort", "cost"), ("page", "3"), ("near", "97201"), ("q", "alder")]
)
anything = st.tuples(st.text(max_size=20), st.text(max_size=200))
pairs = st.lists(st.one_of(known, anything), max_size=30)


def query(found: list[tuple[str, str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in found:
        data.appendlist(name, value)
    return data


@given(pairs)
def test_nothing_in_an_address_breaks_the_page_and_nothing_unknown_gets_through(
    found: list[tuple[str, str]],
) -> None:
    parsed = parse(query(found))
    for facet in FACETS:
        assert set(parsed.parameters.get(facet.name, ())) <= set(facet.choices.values)


@given(pairs, st.randoms())
def test_two_searches_that_mean_the_same_have_the_same_address(
    found: list[tuple[str, str]], random: object
) -> None:
    parsed = parse(query(found))
    address = search_address(parsed.parameters)
    again = parse(QueryDict(address.partition("?")[2]))
    assert again.ignored == []
    assert search_address(again.parameters) == address
    backwards = {name: values[::-1] for name, values in reversed(parsed.parameters.items())}
    assert search_address(backwards) == address


def test_the_address_leaves_out_what_holds_anyway() -> None:
    parameters = {"verified": ["yes"], "page": ["1"], "within": ["25"], "near": ["97201"]}
    assert search_address(parameters) == "/providers/?near=97201"
    assert search_address({"within": ["50"]}) == "/providers/"


def test_a_chip_takes_back_one_value_and_returns_to_the_first_page() -> None:
    parameters = {"model": ["medical", "psycholytic"], "page": ["4"]}
    address = search_address(without(parameters, "model", "medical"))
    assert parse_qs(address.partition("?")[2]) == {"model": ["psycholytic"]}
    assert "page" not in with_values(parameters)


def test_an_unknown_name_and_a_bad_value_are_told() -> None:
    parsed = parse(QueryDict("model=medical&model=magic&colour=red&page=0&within=7"))
    assert parsed.parameters == {"model": ["medical"]}
    assert parsed.ignored == [("model", "magic"), ("colour", "red"), ("page", "0"), ("within", "7")]


def test_the_quick_addresses_are_those_of_the_site_wherever_it_is_mounted() -> None:
    try:
        for prefix in ("/", "/ketamine/"):
            set_script_prefix(prefix)
            assert search_address({}) == reverse("providers")
            assert listing_address("alice-alder") == reverse("provider", args=["alice-alder"])
    finally:
        set_script_prefix("/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("45.5231,-122.6765", "45.5,-122.7"),
        ("12 Larch St, Portland, OR 97201", "97201"),
    ],
)
def test_the_address_bar_keeps_no_home(client: Client, typed: str, kept: str) -> None:
    """Whoever shares or inherits the browser must not read a street or a yard from its history."""
    response = client.get("/providers/", {"near": typed})
    assert response.status_code == 302
    assert response["Location"] == f"/providers/?{urlencode({'near': kept})}"
    assert typed.partition(",")[0] not in client.get(response["Location"]).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["97201", "97201-1234", "portland or", "45.5,-122.7"])
def test_what_tells_no_home_stays_as_typed(client: Client, typed: str) -> None:
    assert client.get("/providers/", {"near": typed}).status_code == 200


def test_what_is_typed_in_full_width_means_the_same() -> None:
    """Keyboards of East Asia type digits as wide as their own signs."""
    wide = [("near", "９７２０１"), ("within", "５０"), ("page", "２"), ("q", "ＭＤ")]
    usual = [("near", "97201"), ("within", "50"), ("page", "2"), ("q", "MD")]
    assert parse(query(wide)) == parse(query(usual))
    assert parse(query(wide)).ignored == []
