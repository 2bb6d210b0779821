"""A listing as its reader sees it."""

import re

from bs4 import BeautifulSoup, Tag
from django.test import Client


class ListingRead:
    """The page at `/providers/<slug>/`, asked for by somebody without an account."""

    def __init__(self, slug: str, status: int = 200, **headers: str) -> None:
        self.response = Client().get(f"/providers/{slug}/", headers=headers)
        assert self.response.status_code == status
        self.html = self.response.content.decode()
        self.soup = BeautifulSoup(self.html, "html.parser")

    @property
    def text(self) -> str:
        """Everything in `<main>`, with single spaces."""
        return words_of(self.soup.main)

    def part(self, name: str) -> str:
        """The words of the section with that heading's id."""
        heading = self.soup.find(id=name)
        assert heading is not None, name
        return words_of(heading.find_parent(["section", "aside"]))

    def license(self, title: str) -> str:
        """The words about the one license whose heading contains `title`."""
        found = [each for each in self.soup.select("article.license") if title in words_of(each.h3)]
        assert len(found) == 1, [words_of(each.h3) for each in found]
        return words_of(found[0])

    def fact(self, term: str) -> str:
        """What stands beside a term; the first one, where several parts have it."""
        for name in self.soup.select("main dt"):
            if words_of(name) == term:
                return words_of(name.find_next_sibling("dd"))
        raise AssertionError(term)

    def questions(self) -> list[str]:
        """The questions at the end."""
        return [words_of(each) for each in self.soup.select(".ask li")]

    def links(self) -> list[str]:
        """Where the links of the page lead."""
        return [str(each["href"]) for each in self.soup.select("main a[href]")]


def words_of(tag: Tag | None) -> str:
    """The text of an element with single spaces, and none before a full stop."""
    assert tag is not None
    return re.sub(r"\s+", " ", tag.get_text(" ")).replace(" .", ".").replace(" ,", ",").strip()
