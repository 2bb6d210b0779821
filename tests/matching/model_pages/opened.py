"""The pages that explain the models, opened the way a client opens them."""

from bs4 import BeautifulSoup, Tag
from django.test import Client

PAGES = ["/models/", "/models/medical/", "/models/psycholytic/", "/models/psychedelic/"]


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
