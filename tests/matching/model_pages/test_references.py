"""From each clinical sentence a client can go to its source and back, so that nothing has to be taken on trust."""

import pytest
from bs4 import Tag
from django.test import Client

from tests.matching.model_pages.opened import PAGES, main, words


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
