"""Reviewers look at documents page by page, and at what they see when a PDF is meant to do harm."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from accounts.roles import Role
from providers import private_files
from providers.drawing import pages, process
from providers.drawing.pages import MOST_PAGES
from tests import cast
from tests.providers.claims import claim_of, registry_record
from tests.providers.drawing.papers import cut_in_half, drawn_for_ever, locked, paper
from tests.providers.licensing import license_behind, picture
from tests.verification.claim_screen import html, nell
from tests.verification.documents import AS_HTMX, looked_at, sent
from tests.verification.reviewing import attached_to, client_of, screen_of, send
from tests.verification.trail import Since
from verification.sheets import address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


@pytest.fixture(autouse=True)
def nothing_is_let_be() -> Iterator[None]:
    """No test gives a document up for the next one."""
    yield
    pages._let_be.clear()


def test_every_page_of_a_pdf_is_shown_with_its_number_and_never_the_pdf_itself() -> None:
    document, client = sent(paper(3)), client_of(cast.rosa())
    page = looked_at(client, document)
    pictures = page.select("img.paper")
    assert [each["alt"] for each in pictures] == [
        f"Document that the provider sent. Page {number} of 3" for number in (1, 2, 3)
    ]
    assert {each["loading"] for each in pictures} == {"lazy"}
    assert (pictures[0]["width"], pictures[0]["height"]) == ("1600", "2071")
    assert "save the file to see the rest" not in page.text.lower()
    answer = client.get(pictures[1]["src"])
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]
    assert Image.open(BytesIO(answer.content)).size == (1600, 2071)
    [save] = page.select("a[download]")
    assert client.get(save["href"]).headers["Content-Disposition"].startswith("attachment")


def test_a_picture_is_shown_in_the_same_way() -> None:
    document, client = sent(picture(size=(60, 40))), client_of(cast.rosa())
    [shown] = looked_at(client, document).select("img.paper")
    assert (shown["width"], shown["height"]) == ("60", "40")
    assert shown["alt"] == "Document that the provider sent. Page 1 of 1"
    assert client.get(shown["src"]).headers["Content-Type"] == "image/jpeg"
    attachment = attached_to(license_behind(document))
    assert len(looked_at(client, attachment).select("img.paper")) == 1
    assert client.get(address(attachment, "picture", 2)).status_code == 404


def test_one_page_alone_is_shown_large_with_the_way_to_the_next() -> None:
    document, client = sent(paper(3)), client_of(cast.rosa())
    second = looked_at(client, document).select("figcaption a")[1]["href"]
    page: Any = BeautifulSoup(client.get(second).content, "html.parser")
    assert "Page 2 of 3" in page.select_one("h1").text
    assert len(page.select("img.paper")) == 1
    assert {each["rel"][0] for each in page.select("a[rel=prev], a[rel=next]")} == {"prev", "next"}
    for number in (0, 4, 10**30):
        assert client.get(f"{address(document, 'pages')}{number}/").status_code == 404
        assert client.get(f"{address(document, 'pages')}{number}.png").status_code in {404, 422}


def test_a_long_document_says_what_is_left_out_and_draws_none_of_it() -> None:
    document, client = sent(paper(35)), client_of(cast.rosa())
    page = looked_at(client, document)
    assert len(page.select("img.paper")) == MOST_PAGES
    assert "Page 1 to 20 of 35. Save the file to see the rest." in page.text
    assert client.get(address(document, "page", MOST_PAGES + 1)).status_code == 404
    assert client.get(address(document, "picture", MOST_PAGES + 1)).status_code == 404


@pytest.mark.parametrize(
    ("content", "words"),
    [(locked(), "asks for a password"), (cut_in_half(), "is damaged")],
)
def test_what_cannot_be_shown_says_why_and_how_to_go_on(content: bytes, words: str) -> None:
    document, client = sent(content), client_of(cast.rosa())
    for headers in (None, AS_HTMX):
        page = looked_at(client, document, headers)
        assert words in page.text
        assert not page.select("img.paper")
        assert client.get(page.select_one("a[download]")["href"]).status_code == 200
    assert words in client.get(address(document, "page", 1)).content.decode()
    answer = client.get(address(document, "picture", 1))
    assert answer.status_code == 422
    # The same words, as a picture in place of the page.
    assert Image.open(BytesIO(answer.content)).convert("L").getextrema() == (0, 255)


def test_a_document_that_takes_too_long_costs_the_site_one_try(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "CPU_SECONDS", 1)
    document, client = sent(drawn_for_ever(3)), client_of(cast.rosa())
    first = looked_at(client, document).select("img.paper")[0]["src"]
    assert client.get(first).status_code == 422
    monkeypatch.setattr(pages, "ask", lambda *_words: pytest.fail("tried again"))
    assert "too much time or memory" in looked_at(client, document).text
    assert client.get(address(document, "picture", 2)).status_code == 422


def test_without_the_program_that_draws_reviewers_go_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(process, "CHILD", tmp_path / "not-there.py")
    document, client = sent(paper()), client_of(cast.rosa())
    page = looked_at(client, document)
    assert "cannot show PDFs at the moment" in page.text
    assert client.get(page.select_one("a[download]")["href"]).status_code == 200
    assert send(client, license_behind(document)).status_code == 302
    assert document.license.decisions.exists()


def test_what_a_pdf_might_make_its_process_say_is_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document, client = sent(paper()), client_of(cast.rosa())
    for said in (
        *(b"", b"[]", b"{}", b'{"count": 1}', b'{"count": "x", "sizes": []}', b"[" * 100_000),
        b'{"count": 2, "sizes": [[1, 1]]}',
        b'{"count": 1, "sizes": [[99999999, 1]]}',
        b'{"count": 1, "sizes": [["\\" onload=alert(1)", 1]]}',
        b'{"count": -1, "sizes": []}',
    ):
        monkeypatch.setattr(pages, "ask", lambda *_words, said=said: said)
        assert "is damaged" in looked_at(client, document).text, said[:50]
    monkeypatch.setattr(pages, "ask", lambda *_words: b"<script>")
    answer = client.get(address(document, "picture", 1))
    assert answer.status_code == 422
    assert b"script" not in answer.content


def test_a_file_that_is_gone_is_not_found() -> None:
    document, client = sent(paper()), client_of(cast.rosa())
    private_files.drop([document.stored_as])
    for what in ("pages", "page", "picture"):
        numbers = () if what == "pages" else (1,)
        assert client.get(address(document, what, *numbers)).status_code == 404


def test_the_screen_names_each_document_and_draws_nothing_before_it_is_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document, client = sent(paper(2)), client_of(cast.rosa())
    monkeypatch.setattr(pages, "ask", lambda *_words: pytest.fail("drawn"))
    since = Since()
    page: Any = BeautifulSoup(
        client.get(screen_of(license_behind(document))).content, "html.parser"
    )
    [kept] = page.select("section[aria-labelledby=submitted] details.document")
    assert kept.select_one("[hx-get]")["hx-get"] == address(document, "pages")
    # Without JavaScript it leads there.
    assert kept.select_one("a")["href"] == address(document, "pages")
    assert not page.select("details img, [src*=documents]")
    assert [row.kind for row in since.rows(act="saw")] == ["license"]


def test_documents_are_there_where_other_facts_are_checked() -> None:
    document = sent(paper())
    page = client_of(cast.rosa()).get(f"/review/listings/{document.provider.slug}/facts/")
    assert address(document, "pages") in page.content.decode()


def test_documents_are_there_for_who_decides_on_a_claim_and_for_nobody_else() -> None:
    document = sent(paper())
    claim = claim_of(nell(), record=registry_record())
    claim.provider = document.provider
    claim.save()
    path = address(document, "pages")
    assert path in html(client_of(cast.rosa()), claim)
    ada = cast.user("ada@example.org", Role.ADMINISTRATOR)
    assert path not in html(client_of(ada), claim)
