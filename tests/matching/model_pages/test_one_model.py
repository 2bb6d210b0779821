"""The page of a model weighs both sides alike, counts people and leads on, so that a client can decide and act."""

import pytest
from bs4 import Tag
from django.test import Client

from matching.library.loader import library
from matching.library.option import Option
from tests.matching.model_pages.opened import main, words


@pytest.mark.parametrize("model", library().models, ids=lambda model: model.id)
def test_model_page_has_both_sides_in_equal_detail(client: Client, model: Option) -> None:
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
def test_model_page_leads_on(client: Client, model: Option) -> None:
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
