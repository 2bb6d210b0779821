"""Documents are for their holder and for reviewers: unreadable on the disk and in the database, and gone when they are deleted."""

import os
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import UploadedFile
from django.db import connection
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from providers import private_files
from providers.actions.documents import (
    MOST_DOCUMENTS,
    forget_documents,
    remove_document,
    sweep_orphans,
)
from providers.actions.licenses import remove_license
from providers.models import Document, License
from providers.vocabulary.checking import Verdict
from tests import cast
from tests.providers.licensing import (
    PDF,
    address,
    client_of,
    document_of,
    on_disk,
    owner_of,
    page_of,
    picture,
    said_to_be,
    upload,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]

SECRET = b"only Alice may read this line"


@pytest.fixture
def license_() -> License:
    return cast.alice().licenses.get()


def send(license_: License, content: bytes = PDF, **options: Any) -> Any:
    alice = license_.provider
    return client_of(alice).post(
        address("practice_documents", alice, license_.pk), {"file": upload(content, **options)}
    )


def test_a_copy_of_the_disk_and_a_dump_of_the_database_hold_nothing_readable(
    license_: License, media_folder: Path
) -> None:
    assert send(license_).status_code == 302
    [path] = on_disk(media_folder)
    assert path.stat().st_mode & 0o077 == 0
    assert SECRET not in path.read_bytes()
    with connection.cursor() as cursor:
        cursor.execute("SELECT providers_document::text FROM providers_document")
        assert SECRET.decode() not in str(cursor.fetchall())
    document = license_.documents.get()
    assert (document.kind, document.size, document.uploaded_by) == (
        "pdf",
        len(PDF),
        license_.provider.owner,
    )
    assert client_of(license_.provider).get(page_of(document)).content == PDF


def test_a_file_under_way_touches_no_temporary_folder(
    license_: License, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Django writes what is larger than 2.5 MB to the disk as it came."""

    def refused(*args: Any, **options: Any) -> Any:
        raise AssertionError("written to the disk")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refused)
    large = PDF.replace(b"%%EOF", b" " * 4_000_000 + b"%%EOF")
    assert send(license_, large).status_code == 302
    assert license_.documents.get().size == len(large)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"<script>alert(1)</script>", "license.pdf", "application/pdf"),
        (b"MZ" + bytes(100), "license.jpg", "image/jpeg"),
        (said_to_be(8000, 5000), "license.png", "image/png"),
        (b"<html>" + PDF, "license.pdf", "application/pdf"),
        (PDF + b"PK\x05\x06" + bytes(18), "license.pdf", "application/pdf"),
        (PDF + bytes(10 * 1024 * 1024), "license.pdf", "application/pdf"),
        (b"", "license.pdf", "application/pdf"),
    ],
    ids=["script", "program", "40 megapixels", "page and PDF", "PDF and ZIP", "too large", "empty"],
)
def test_disguised_and_oversized_files_are_refused_on_the_form(
    license_: License, media_folder: Path, content: bytes, name: str, kind: str
) -> None:
    answer = send(license_, content, name=name, kind=kind)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "<title>Error:" in html
    assert "error-summary" in html
    assert 'type="file"' in html
    assert on_disk(media_folder) == []


def test_the_name_of_a_file_is_never_used(license_: License, media_folder: Path) -> None:
    send(license_, picture(), name="../../../escaped.html", kind="text/html")
    [path] = on_disk(media_folder)
    assert path.parent == media_folder / "private" / "documents"
    assert license_.documents.get().kind == "jpeg"


def test_without_the_token_of_the_form_nothing_is_kept(license_: License) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner_of(license_.provider))
    page = address("practice_documents", license_.provider, license_.pk)
    assert client.post(page, {"file": upload(PDF)}).status_code == 403
    token = client.get(page).context["csrf_token"]
    sent = client.post(page, {"file": upload(PDF), "csrfmiddlewaretoken": str(token)})
    assert sent.status_code == 302


def test_a_license_takes_so_many_documents_and_no_more(license_: License) -> None:
    for _ in range(MOST_DOCUMENTS):
        document_of(license_)
    assert send(license_).status_code == 422
    assert license_.documents.count() == MOST_DOCUMENTS


def test_an_hour_takes_so_many_files(license_: License) -> None:
    answers = [send(license_, b"no document").content for _ in range(31)]
    assert b"many files lately" not in answers[29]
    assert b"many files lately" in answers[30]


def test_a_document_answers_a_reviewer_who_needed_more(license_: License) -> None:
    cast.decide(license_, Verdict.NEED_MORE)
    before = license_.submitted_at
    document_of(license_)
    license_.refresh_from_db()
    assert license_.submitted_at > before


def test_a_document_leaves_a_badge_where_it_is(license_: License) -> None:
    document_of(license_)
    assert License.objects.verified().filter(pk=license_.pk).exists()


def test_it_leaves_the_disk_once_its_removal_is_committed_and_not_before(
    license_: License,
    media_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    document = document_of(license_)
    owner = owner_of(license_.provider)
    with django_capture_on_commit_callbacks() as callbacks:
        remove_document(document, by=owner)
    assert len(on_disk(media_folder)) == 1
    for callback in callbacks:
        callback()
    assert on_disk(media_folder) == []
    assert not Document.objects.exists()


@pytest.mark.parametrize("what", ["license", "account"])
def test_who_leaves_takes_all_documents_along(
    license_: License,
    media_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    what: str,
) -> None:
    document_of(license_)
    document_of(license_, picture())
    other = document_of(cast.bob().licenses.get())
    with django_capture_on_commit_callbacks(execute=True):
        if what == "license":
            remove_license(license_, by=owner_of(license_.provider))
        else:
            assert forget_documents(license_.provider) == 2
    assert list(Document.objects.all()) == [other]
    assert [path.name for path in on_disk(media_folder)] == [other.stored_as]


def test_files_without_a_row_are_swept_away_and_those_of_the_last_hour_let_be(
    license_: License, media_folder: Path
) -> None:
    known, lost, fresh = document_of(license_).stored_as, *map(private_files.keep, (b"a", b"b"))
    folder = media_folder / "private" / "documents"
    for name in (known, lost):
        os.utime(folder / name, (time.time() - 4000, time.time() - 4000))
    assert sweep_orphans() == 1
    assert {path.name for path in on_disk(media_folder)} == {known, fresh}
    assert sweep_orphans() == 0


def test_two_files_in_one_request_count_together(license_: License) -> None:
    """Each may be as large as one may be; a hundred of them must not fill the memory."""
    from django.http import HttpRequest

    from providers.uploads import BoundedHandler

    handler = BoundedHandler(HttpRequest(), most=10)
    sizes = []
    for _ in range(2):
        handler.new_file("file", "a", "b", None)
        handler.receive_data_chunk(b"123456", 0)
        held: UploadedFile = handler.file_complete(6)
        sizes.append(len(held.read()))
    assert sizes == [6, 0]
