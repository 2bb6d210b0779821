"""Whoever keeps the listing and reviewers open a document, as a file that runs nothing; for everybody else there is none."""

from pathlib import Path

import pytest
from django.test import Client

from accounts.roles import Role
from providers.models import Document, License, Provider
from tests import cast
from tests.providers.licensing import PDF, address, client_of, document_of, on_disk, page_of, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


@pytest.fixture
def license_() -> License:
    return cast.alice().licenses.get()


def test_it_is_sent_as_a_file_to_save_that_runs_nothing(license_: License) -> None:
    answer = client_of(license_.provider).get(page_of(document_of(license_)))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="license.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("role", Role.values)
def test_of_those_who_do_not_keep_the_listing_only_reviewers_open_it(
    license_: License, role: str
) -> None:
    page = page_of(document_of(license_))
    client = Client()
    client.force_login(cast.user("someone@example.net", role))
    may = role in (Role.REVIEWER, Role.SENIOR_REVIEWER)
    assert client.get(page).status_code == (200 if may else 404)
    assert client.post(page).status_code == (405 if may else 404)


def test_bob_reaches_no_document_of_alice_through_his_own_addresses(license_: License) -> None:
    bob = cast.bob()
    document = document_of(license_)
    client, own = client_of(bob), bob.licenses.get()
    for key in (license_.pk, own.pk):
        assert client.get(address("practice_document", bob, key, document.pk)).status_code == 404
        remove = address("practice_document_remove", bob, key, document.pk)
        assert client.post(remove).status_code == 404
    posted = client.post(address("practice_documents", bob, license_.pk), {"file": upload(PDF)})
    assert posted.status_code == 404
    assert list(Document.objects.all()) == [document]


def test_a_document_whose_file_is_gone_or_was_changed_is_not_found(
    license_: License, media_folder: Path
) -> None:
    document = document_of(license_)
    [path] = on_disk(media_folder)
    path.write_bytes(PDF)
    assert client_of(license_.provider).get(page_of(document)).status_code == 404
    path.unlink()
    assert client_of(license_.provider).get(page_of(document)).status_code == 404


def test_the_owner_of_another_listing_sees_no_hint_of_documents(license_: License) -> None:
    document_of(license_)
    bob: Provider = cast.bob()
    html = client_of(bob).get(address("practice_licenses", bob)).content.decode()
    assert "0 documents" in html
