"""The models are compared on the same questions, and what is not known or not approved is said, so that a client is not steered."""

import pytest
from bs4 import Tag
from django.test import Client

from matching.library.loader import library
from tests.matching.model_pages.opened import PAGES, main, words


@pytest.mark.parametrize("address", PAGES)
def test_every_cell_of_a_comparison_is_named_and_filled(client: Client, address: str) -> None:
    """On a phone a row is a card: a cell without its label would be a sentence about nothing."""
    tables = main(client, address).select("table.compare")
    assert tables
    for table in tables:
        heads = [words(head) for head in table.select("thead th")]
        assert table.find("caption")
        for row in table.select("tbody tr"):
            cells = row.find_all(["th", "td"], recursive=False)
            assert len(cells) == len(heads)
            assert [cell.get("data-label") for cell in cells[1:]] == heads[1:]
            assert all(words(cell) for cell in cells)


def test_comparison_asks_the_same_of_all_three(client: Client) -> None:
    body = main(client, "/models/")
    assert words(body.find("h1")) == "Three ways ketamine is used"
    table = body.select_one(".models-compare")
    assert isinstance(table, Tag)
    assert [words(row.find("th")) for row in table.select("tbody tr")] == list(
        library().words["differences"].values()
    )
    assert "No clear evidence favors one route." in words(body)
    for other in library().others:
        assert body.find("details", id=other.id), other.id


def test_conditions_show_the_article_and_what_is_newer(client: Client) -> None:
    table = main(client, "/models/").select_one(".conditions")
    assert isinstance(table, Tag)
    rows = {words(row.find("th")): words(row) for row in table.select("tbody tr")}
    assert len(rows) == 8
    anxiety = rows["Generalized anxiety"]
    assert "Strong support" in anxiety
    assert "None was in generalized anxiety" in anxiety
    assert "Certainty: unclear" in anxiety
    assert "suggests against ketamine" in rows["Post-traumatic stress (PTSD)"]
    assert "Not covered by our sources; ask your clinician." in rows["Bipolar depression"]


def test_approval_is_told_as_it_is(client: Client) -> None:
    law = words(main(client, "/models/").select_one(".legal"))
    assert "Ketamine itself is approved as an anesthetic only" in law
    assert "off-label" in law
    assert "Valid until December 31, 2026" in law


@pytest.mark.parametrize("address", PAGES)
def test_route_chart_has_words_for_those_who_do_not_see_it(client: Client, address: str) -> None:
    body = main(client, address)
    pictures = body.select(".route-chart svg")
    assert len(pictures) == 2
    assert all(picture["role"] == "img" and picture["aria-label"] for picture in pictures)
    table = body.select_one("table.routes")
    assert isinstance(table, Tag)
    drawn = [words(tag) for tag in pictures[0].select(".name")]
    for name, row in zip(drawn, table.select("tbody tr"), strict=True):
        assert words(row.find("th")).startswith(name)
