"""Owners see their own documents page by page, as reviewers do, and nobody sees anybody else's."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image

from accounts.roles import Role
from providers import private_files
from providers.drawing import pages
from providers.models import Document, License
from providers.views import document_pages
from tests import cast
from tests.providers.drawing.papers import locked, paper
from tests.providers.licensing import address, client_of, document_of, license_behind, picture
from tests.verification.trail import Since

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


@pytest.fixture
def license_() -> License:
    return cast.alice().licenses.get()


@pytest.fixture(autouse=True)
def nothing_is_let_be() -> Iterator[None]:
    """No test gives a document up for the next one."""
    yield
    pages._let_be.clear()


def path_of(document: Document, what: str, *numbers: int) -> str:
    license_ = license_behind(document)
    parts = (license_.pk, document.pk, *numbers)
    return address(f"practice_document_{what}", license_.provider, *parts)


def read(client: Client, path: str, **headers: str) -> Any:
    answer = client.get(path, headers=headers or None)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_an_owner_sees_each_page_and_the_browser_never_gets_the_pdf(license_: License) -> None:
    document, client = document_of(license_, paper(3)), client_of(license_.provider)
    since = Since()
    shown = read(client, path_of(document, "pages"))
    pictures = shown.select("img.paper")
    assert [each["alt"] for each in pictures] == [
        f"Document that you sent. Page {number} of 3" for number in (1, 2, 3)
    ]
    answer = client.get(pictures[1]["src"])
    assert answer.headers["Content-Type"] == "image/png"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert Image.open(BytesIO(answer.content)).size == (1600, 2071)
    large = read(client, shown.select("figcaption a")[1]["href"])
    assert "Page 2 of 3" in large.h1.text
    assert len(large.select("img.paper")) == 1
    [save] = shown.select("a[download]")
    assert client.get(save["href"]).headers["Content-Disposition"].startswith("attachment")
    # It is theirs: nobody has to know how often they look.
    assert since.rows(act="saw") == []


def test_a_photo_is_shown_in_the_same_way(license_: License) -> None:
    document, client = document_of(license_, picture()), client_of(license_.provider)
    [shown] = read(client, path_of(document, "pages")).select("img.paper")
    assert client.get(shown["src"]).headers["Content-Type"] == "image/jpeg"
    assert client.get(path_of(document, "picture", 2)).status_code == 404


def test_the_list_opens_each_document_in_its_place_and_draws_nothing_before(
    license_: License, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, client = document_of(license_, paper()), client_of(license_.provider)
    monkeypatch.setattr(pages, "ask", lambda *_words: pytest.fail("drawn"))
    kept = read(client, address("practice_documents", license_.provider, license_.pk))
    [opened] = kept.select("details.document [hx-get]")
    assert opened["hx-get"] == path_of(document, "pages")
    assert kept.select("script[src*=htmx]")
    # Without JavaScript it leads there.
    assert opened.select_one("a")["href"] == path_of(document, "pages")
    monkeypatch.undo()
    piece = read(client, path_of(document, "pages"), **{"HX-Request": "true"})
    assert piece.h1 is None
    assert len(piece.select("img.paper")) == 1


def test_what_reviewers_could_not_see_is_told_to_who_can_send_something_better(
    license_: License,
) -> None:
    document, client = document_of(license_, locked()), client_of(license_.provider)
    for path in (path_of(document, "pages"), path_of(document, "page", 1)):
        text = read(client, path).text
        assert "asks for a password" in text
        assert "The reviewers cannot see it here either. Send a photo" in text
    assert client.get(path_of(document, "picture", 1)).status_code == 422


def test_nobody_keeps_the_site_busy_with_drawing(
    license_: License, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, client = document_of(license_, paper()), client_of(license_.provider)
    monkeypatch.setattr(document_pages, "MOST_LOOKS", 2)
    src = read(client, path_of(document, "pages")).select("img.paper")[0]["src"]
    assert client.get(src).status_code == 200
    monkeypatch.setattr(pages, "ask", lambda *_words: pytest.fail("drawn"))
    assert client.get(src).status_code == 422
    page = read(client, path_of(document, "pages"))
    assert "You have looked at many pages." in page.text
    assert "Send a photo" not in page.text
    # The file itself can still be had.
    assert client.get(page.select_one("a[download]")["href"]).status_code == 200


def test_bob_sees_no_page_of_alices_through_any_address(license_: License) -> None:
    bob = cast.bob()
    document, client, own = document_of(license_, paper()), client_of(bob), bob.licenses.get()
    for what, numbers in (("pages", ()), ("page", (1,)), ("picture", (1,))):
        assert client.get(path_of(document, what, *numbers)).status_code == 404
        for key in (license_.pk, own.pk):
            through = address(f"practice_document_{what}", bob, key, document.pk, *numbers)
            assert client.get(through).status_code == 404


@pytest.mark.parametrize("role", Role.values)
def test_who_does_not_keep_the_listing_has_no_such_page(license_: License, role: str) -> None:
    """Reviewers look at /review/, where the trail has it."""
    document, client = document_of(license_, paper()), Client()
    client.force_login(cast.user("someone@example.net", role))
    for what, numbers in (("pages", ()), ("page", (1,)), ("picture", (1,))):
        assert client.get(path_of(document, what, *numbers)).status_code == 404


def test_pages_that_are_not_there_are_not_found(license_: License) -> None:
    document, client = document_of(license_, paper(2)), client_of(license_.provider)
    for number in (0, 3, 10**30):
        assert client.get(path_of(document, "page", number)).status_code == 404
        assert client.get(path_of(document, "picture", number)).status_code in {404, 422}
    private_files.drop([document.stored_as])
    for what, numbers in (("pages", ()), ("page", (1,)), ("picture", (1,))):
        assert client.get(path_of(document, what, *numbers)).status_code == 404
