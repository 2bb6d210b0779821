"""The pages that explain: whole, sourced, in date, and without a trace."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
import time_machine
from bs4 import BeautifulSoup, Tag
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from matching.library.loader import library
from matching.views import models as views
from tests.reading import grade

PAGES = ["/models/", "/models/medical/", "/models/psycholytic/", "/models/psychedelic/"]
MODEL_PAGES = PAGES[1:]
# Everything below is read on a day on which the content is in date.
TODAY = "2026-11-24 12:00:00-05:00"
PAGE_BUDGET = 30 * 1024


@pytest.fixture(autouse=True)
def in_date() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.mark.parametrize("address", PAGES)
def test_page_reads_at_grade_eight_or_lower(client: Client, address: str) -> None:
    """The content as it is put together, with the words around it."""
    assert grade(client.get(address).content.decode()) <= 8


def page(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def main(client: Client, address: str) -> Tag:
    found = page(client, address).find("main")
    assert isinstance(found, Tag)
    return found


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


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
def test_every_clinical_sentence_leads_to_its_source(client: Client, address: str) -> None:
    """A sentence without a way to its source would have to be taken on trust."""
    body = main(client, address)
    sentences = body.select(".statement")
    assert len(sentences) > 60
    for sentence in sentences:
        if sentence.select_one(".gap") or "(our own note)" in sentence.get_text():
            continue
        links = sentence.select(".marks a")
        assert links, words(sentence)
    for link in body.select(".marks a"):
        entry = body.find(id=str(link["href"])[1:])
        assert isinstance(entry, Tag)
        assert entry.find_parent("ol", class_="references"), link
        assert words(entry.find("b")) == words(link)


@pytest.mark.parametrize("address", PAGES)
def test_every_reference_leads_back(client: Client, address: str) -> None:
    body = main(client, address)
    entries = body.select(".references > li")
    assert [words(entry.find("b")) for entry in entries] == [
        str(number) for number in range(1, len(entries) + 1)
    ]
    for entry in entries:
        places = entry.select(".back a")
        assert places, words(entry)
        for link in places:
            assert body.find(id=str(link["href"])[1:]), link


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


@pytest.mark.parametrize("model", library().models, ids=lambda model: model.id)
def test_model_page_has_both_sides_in_equal_detail(client: Client, model: object) -> None:
    option = library().options[model.id]
    body = main(client, f"/models/{option.id}/")
    table = body.select_one(".sides")
    assert isinstance(table, Tag)
    good = table.select('td[data-label="Positives"] .statement')
    bad = table.select('td[data-label="Negatives"] .statement')
    assert (len(good), len(bad)) == (len(option.positives), len(option.negatives))
    # Same place, same open state: neither side is folded away.
    assert not table.find_parent("details")


@pytest.mark.parametrize("model", library().models, ids=lambda model: model.id)
def test_model_page_leads_on(client: Client, model: object) -> None:
    slug = model.id
    body = main(client, f"/models/{slug}/")
    links = {str(link["href"]) for link in body.select("a[href]")}
    assert f"/providers/?model={slug}" in links
    assert {f"/models/{other.id}/" for other in library().models if other.id != slug} <= links
    assert len(body.select(".steps > li")) == len(library().phases_of(slug))
    assert body.select_one("#safety-avoid")
    assert body.select_one("#safety-care")
    for item in library().safety.values():
        assert item.name in words(body)


def test_models_without_figures_say_so(client: Client) -> None:
    for slug in ("psycholytic", "psychedelic"):
        assert "No reliable number." in words(main(client, f"/models/{slug}/"))


def test_figures_are_people_of_100(client: Client) -> None:
    """The same hundred in words and in dots, for the treatment and for what it was compared with."""
    outcome = main(client, "/models/medical/").select_one(".outcome")
    assert isinstance(outcome, Tag)
    said = [words(count.find("b")) for count in outcome.select(".count")]
    assert said == [
        "about 69 of 100",
        "about 52 of 100",
        "about 53 of 100",
        "about 31 of 100",
    ]
    assert len(outcome.select("svg.hundred")) == len(said)


@pytest.mark.parametrize("address", PAGES)
def test_page_says_when_it_was_reviewed_and_by_whom(client: Client, address: str) -> None:
    body = main(client, address)
    state = body.select_one(".review-state")
    assert "Not yet reviewed by a clinician." in words(state)
    assert [str(tag["datetime"]) for tag in body.select(".review-state time")] == [
        "2026-11-23",
        "2027-05-23",
    ]
    assert "No provider pays for a place here." in words(body)
    assert not body.select_one("#review-overdue, #law-lapsed")


def test_a_clinicians_review_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    review = replace(
        library().review,
        clinically_reviewed_by="Dr. Alice Alder",
        clinically_reviewed_on=date(2026, 11, 20),
    )
    monkeypatch.setattr(views, "library", lambda: replace(library(), review=review))
    state = words(main(client, "/models/medical/").select_one(".review-state"))
    assert "Reviewed by Dr. Alice Alder on November 20, 2026" in state
    assert "Not yet reviewed" not in state


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("moment", "overdue"),
    [("2027-05-23 23:30:00-04:00", False), ("2027-05-24 00:30:00-04:00", True)],
)
def test_overdue_content_warns_by_itself(
    client: Client, address: str, moment: str, overdue: bool
) -> None:
    """No job has to run: the day after the due date in the site's time zone, every page says so."""
    with time_machine.travel(moment, tick=False):
        assert bool(main(client, address).select_one("#review-overdue")) is overdue


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("moment", "lapsed"),
    [("2026-12-31 23:30:00-05:00", False), ("2027-01-01 00:30:00-05:00", True)],
)
def test_lapsed_law_warns_by_itself(
    client: Client, address: str, moment: str, lapsed: bool
) -> None:
    with time_machine.travel(moment, tick=False):
        body = main(client, address)
    assert bool(body.select_one("#law-lapsed")) is lapsed
    if address == "/models/":
        assert bool(body.select_one(".lapsed")) is lapsed


def test_comparison_costs_no_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, db: None
) -> None:
    """The content lives in memory; a reader without a cookie asks the database nothing."""
    with django_assert_num_queries(0):
        assert client.get("/models/").status_code == 200
