"""Walking the guide with a test client, and reading its pages."""

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from matching.questions import QUESTIONS

# One full walk: question → form.
ANSWERS: dict[str, dict[str, list[str]]] = {
    "reason": {"condition": ["depression", "ptsd"]},
    "who": {"whom": ["me"], "age": ["adult"]},
    "place": {"near": ["97201"], "within": ["25"], "seen": ["either"]},
    "talk": {"talk": ["during"], "phase": ["preparation"]},
    "depth": {"depth": ["light"]},
    "route": {"route": ["sublingual"]},
    "paying": {"insurance": ["aetna"]},
    "safety": {"item": ["none"]},
    "timing": {"when": ["waitlist"], "hours": ["evening"]},
}
SKIP = {"skip": ["1"]}


def each_choice(slug: str, form: Any) -> Iterator[dict[str, list[str]]]:
    """A form for every single choice of a question."""
    for field, shape in form.fields.items():
        for value, _ in getattr(shape, "choices", ()):
            if value:
                given = {**ANSWERS[slug], field: [value]}
                yield {**given, "near": [""]} if field == "state" else given


CHOICES = {
    question.slug: list(each_choice(question.slug, question.form())) for question in QUESTIONS
}


def walk(
    client: Client, changes: dict[str, dict[str, list[str]]] | None = None, look: bool = False
) -> list[str]:
    """Answer each question that the guide leads to, as in ANSWERS or `changes`; the addresses met, up to the check.

    With `look`, each page is opened before it is answered.
    """
    answers = {**ANSWERS, **(changes or {})}
    address = "/guide/reason/"
    met = []
    while address != "/guide/answers/":
        assert address not in met, "the guide goes in a circle"
        met.append(address)
        if look:
            assert client.get(address).status_code == 200
        response = client.post(address, answers[address.split("/")[2]])
        assert response.status_code == 303
        address = response["Location"]
    return met


def pick(client: Client, *options: str) -> str:
    """From the check of the answers through the comparison; the address that the pick leads to."""
    assert client.post("/guide/answers/", {})["Location"] == "/guide/options/"
    response = client.post("/guide/options/", {"option": options})
    assert response.status_code == 303
    address: str = response["Location"]
    return address


def soup(response: HttpResponse) -> Any:
    """A page that was shown."""
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(tag: Any) -> str:
    """The words of a part of a page."""
    return " ".join(tag.get_text(" ").split())
