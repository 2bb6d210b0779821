"""The pages stay readable, light and reachable by keys and by ear, and tell nobody that they were read."""

import gzip
from itertools import pairwise

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.matching.model_pages.opened import PAGES, main, page
from tests.reading import grade

PAGE_BUDGET = 30 * 1024


@pytest.mark.parametrize("address", PAGES)
def test_page_reads_at_grade_eight_or_lower(client: Client, address: str) -> None:
    """The content as it is put together, with the words around it."""
    assert grade(client.get(address).content.decode()) <= 8


@pytest.mark.parametrize("address", PAGES)
def test_page_is_light_and_leaves_no_trace(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert len(gzip.compress(response.content)) <= PAGE_BUDGET
    assert b"style=" not in response.content
    assert b"<style" not in response.content


@pytest.mark.parametrize("address", ["/models/ect/", "/models/waiting/", "/models/nonsense/"])
def test_what_is_not_a_model_has_no_page(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_links_inside_the_page_arrive_and_ids_are_unique(client: Client, address: str) -> None:
    whole = page(client, address)
    ids = [str(tag["id"]) for tag in whole.find_all(id=True)]
    assert len(ids) == len(set(ids))
    inside = [str(tag["href"])[1:] for tag in whole.select('a[href^="#"]')]
    assert set(inside) <= set(ids)


@pytest.mark.parametrize("address", PAGES)
def test_links_out_tell_nobody_where_the_reader_came_from(client: Client, address: str) -> None:
    for link in main(client, address).select('a[href^="http"]'):
        assert "noreferrer" in link["rel"], link


@pytest.mark.parametrize("address", PAGES)
def test_headings_come_in_order(client: Client, address: str) -> None:
    inside = [int(tag.name[1]) for tag in main(client, address).find_all(["h1", "h2", "h3", "h4"])]
    assert inside[0] == 1
    assert inside.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(inside))


def test_comparison_asks_for_the_law_and_nothing_else(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, db: None
) -> None:
    """The content lives in memory, but for what administrators keep of federal law."""
    with django_assert_num_queries(1):
        assert client.get("/models/").status_code == 200
