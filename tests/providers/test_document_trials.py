"""A PDF that cannot be shown is told to its owner as soon as it is sent, with what to do; it is kept all the same."""

import uuid
from time import monotonic
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from providers.actions import document_trials
from providers.drawing import process
from providers.drawing.process import NotDrawnError, Trouble
from providers.models import Document, License
from providers.tasks import try_document
from tests import cast
from tests.providers.claims import claim_of, registry_record
from tests.providers.drawing.papers import cut_in_half, drawn_for_ever, locked, paper
from tests.providers.licensing import address, client_of, picture, upload
from tests.verification.reviewing import client_of as signed_in_now
from verification.sheets import address as address_for_reviewers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


@pytest.fixture
def license_() -> License:
    return cast.alice().licenses.get()


def page_of(license_: License) -> str:
    return address("practice_documents", license_.provider, license_.pk)


def send(license_: License, content: bytes) -> BeautifulSoup:
    """The page after a file was sent."""
    client = client_of(license_.provider)
    answer = client.post(page_of(license_), {"file": upload(content)}, follow=True)
    assert answer.redirect_chain
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def notes(page: BeautifulSoup) -> list[str]:
    return [" ".join(each.get_text().split()) for each in page.select(".own-things .notice-warn")]


def waiting_jobs() -> list[dict[str, Any]]:
    return list(
        ProcrastinateJob.objects.filter(task_name=try_document.name).values_list("args", flat=True)
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            cut_in_half(),
            "This file may be damaged. Open it on your device, save or print it as PDF again, and upload it again.",
        ),
        (locked(), "This PDF asks for a password"),
    ],
    ids=["damaged", "password"],
)
def test_what_reviewers_cannot_see_is_told_beside_the_file_at_once(
    license_: License, content: bytes, words: str
) -> None:
    page = send(license_, content)
    [note] = notes(page)
    assert note.startswith(words)
    assert "Read the note beside it." in page.get_text()
    # It is kept, and stays told; a reviewer can still save it, and may see more of it than we do.
    document = license_.documents.get()
    again = client_of(license_.provider).get(page_of(license_))
    assert words in again.content.decode()
    saved = signed_in_now(cast.rosa()).get(address_for_reviewers(document))
    assert saved.content == content
    assert waiting_jobs() == []


@pytest.mark.parametrize("content", [paper(3), picture()], ids=["PDF", "photo"])
def test_what_can_be_shown_has_no_note(license_: License, content: bytes) -> None:
    page = send(license_, content)
    assert notes(page) == []
    assert "kept, locked, for the reviewers" in page.get_text()
    assert (license_.documents.get().trouble, waiting_jobs()) == ("", [])


def test_a_photo_starts_no_process(license_: License, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_trials, "ask", _raises(AssertionError("asked")))
    assert notes(send(license_, picture())) == []


def test_a_document_of_a_claim_is_tried_in_the_same_way() -> None:
    nell = cast.user("nell@example.org")
    claim = claim_of(nell, record=registry_record())
    client = Client()
    client.force_login(nell)
    path = f"/practice/claims/{claim.pk}/documents/"
    answer = client.post(path, {"file": upload(cut_in_half())}, follow=True)
    [note] = notes(BeautifulSoup(answer.content, "html.parser"))
    assert note.startswith("This file may be damaged.")


def test_what_takes_long_is_left_to_the_worker_and_told_then(
    license_: License, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_trials, "QUICK_SECONDS", 0.3)
    monkeypatch.setattr(document_trials, "WALL_SECONDS", 1)
    assert notes(send(license_, drawn_for_ever())) == []
    document = license_.documents.get()
    assert waiting_jobs() == [{"key": str(document.pk)}]
    try_document(key=str(document.pk))
    page = client_of(license_.provider).get(page_of(license_))
    [note] = notes(BeautifulSoup(page.content, "html.parser"))
    assert note.startswith("This PDF takes too long to show here.")


def test_the_owner_does_not_wait_for_the_pages_of_others(license_: License) -> None:
    with process.AT_ONCE:
        began = monotonic()
        assert notes(send(license_, paper())) == []
        assert monotonic() - began < process.WAITS / 2
    assert len(waiting_jobs()) == 1


@pytest.mark.parametrize("trouble", [Trouble.MISSING, Trouble.BUSY])
def test_what_is_no_fault_of_the_file_is_not_told_of_it(
    license_: License, monkeypatch: pytest.MonkeyPatch, trouble: Trouble
) -> None:
    monkeypatch.setattr(document_trials, "ask", _raises(NotDrawnError(trouble)))
    assert notes(send(license_, paper())) == []
    try_document(key=str(license_.documents.get().pk))
    assert license_.documents.get().trouble == ""


def test_a_document_that_is_gone_by_then_is_no_fault() -> None:
    try_document(key=str(uuid.uuid4()))
    assert not Document.objects.exists()


def test_who_says_something_else_than_a_page_is_not_believed(
    license_: License, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PDF may have taken the process over."""
    monkeypatch.setattr(document_trials, "ask", lambda *_, **__: b"<script>")
    [note] = notes(send(license_, paper()))
    assert note.startswith("This file may be damaged.")


def _raises(error: Exception) -> Any:
    def ask(*_: Any, **__: Any) -> bytes:
        raise error

    return ask
