"""What a claimant sends to show who they are: for them and for reviewers, locked, and gone with the end of the claim."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import User
from providers.actions.claims import enter_code, withdraw_claim
from providers.actions.deletion import delete_draft
from providers.actions.documents import MOST_DOCUMENTS
from providers.actions.leaving import delete_account
from providers.models import Claim, Document
from tests import cast
from tests.providers.claims import claim_of, document_of_claim, registry_record
from tests.providers.drawing.papers import paper
from tests.providers.licensing import PDF, document_of, on_disk, picture, upload
from tests.verification.claim_acts import accept_claim, refuse_claim
from verification.actions.claims import start_code_call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


def nell() -> User:
    return cast.user("nell@example.org", name="Nell Needlewood")


@pytest.fixture
def claim(db: None) -> Claim:
    """On a registry record that nobody owns yet."""
    return claim_of(nell(), record=registry_record())


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def send(claim: Claim, content: bytes = PDF, by: User | None = None) -> Any:
    page = reverse("claim_documents", args=[claim.pk])
    return signed_in(by or nell()).post(page, {"file": upload(content)})


def test_a_claimant_sends_a_photo_sees_it_and_deletes_it(
    claim: Claim,
    media_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    client = signed_in(nell())
    page = client.get(reverse("claim", args=[claim.pk])).content.decode()
    assert reverse("claim_documents", args=[claim.pk]) in page
    assert "Send a document" in page
    assert send(claim, paper(2)).status_code == 302
    document = claim.documents.get()
    assert (document.provider, document.license, document.uploaded_by) == (None, None, nell())
    [path] = on_disk(media_folder)
    assert path.stat().st_mode & 0o077 == 0
    assert b"%PDF" not in path.read_bytes()
    assert "1 document sent" in client.get(reverse("claim", args=[claim.pk])).content.decode()
    where = [claim.pk, document.pk]
    assert (
        str(document.pk) in client.get(reverse("claim_documents", args=[claim.pk])).content.decode()
    )
    pages = client.get(reverse("claim_document_pages", args=where)).content.decode()
    assert "Page 2 of 2" in pages
    picture_of_page = client.get(reverse("claim_document_picture", args=[*where, 1]))
    assert picture_of_page.headers["Content-Type"] == "image/png"
    assert "sandbox" in picture_of_page.headers["Content-Security-Policy"]
    assert "Page 1" in client.get(reverse("claim_document_page", args=[*where, 1])).content.decode()
    saved = client.get(reverse("claim_document", args=where))
    assert saved.headers["Content-Disposition"] == 'attachment; filename="claim.pdf"'
    assert "no-store" in saved.headers["Cache-Control"]
    remove = reverse("claim_document_remove", args=where)
    assert "Delete this document?" in client.get(remove).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(remove).status_code == 302
    assert on_disk(media_folder) == []
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "content", [b"<script>", b"%PDF-1.7 cut off", b""], ids=["script", "cut off", "empty"]
)
def test_a_file_that_cannot_be_kept_is_refused_beside_the_field(
    claim: Claim, media_folder: Path, content: bytes
) -> None:
    answer = send(claim, content)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "<title>Error:" in html
    assert "error-summary" in html
    assert 'type="file"' in html
    assert on_disk(media_folder) == []


def test_a_claim_takes_so_many_documents_and_no_more(claim: Claim) -> None:
    for _ in range(MOST_DOCUMENTS):
        document_of_claim(claim)
    answer = send(claim)
    assert answer.status_code == 422
    assert "Remove one first" in answer.content.decode()
    assert claim.documents.count() == MOST_DOCUMENTS


def test_nobody_else_sends_sees_or_deletes_anything_there(claim: Claim) -> None:
    document = document_of_claim(claim)
    bob = cast.user("bob@example.org")
    own = claim_of(
        bob, provider=cast.draft_listing("bob-birch", owner=bob, identity_accepted_at=None)
    )
    for by in (bob, cast.rosa()):
        assert send(claim, by=by).status_code == 404
        for key in (claim.pk, own.pk):
            for name in ("claim_document", "claim_document_pages", "claim_document_remove"):
                address = reverse(name, args=[key, document.pk])
                assert signed_in(by).get(address).status_code == 404
                assert signed_in(by).post(address).status_code in (404, 405)
    assert list(Document.objects.all()) == [document]


def test_the_document_of_a_claim_is_not_reached_as_one_of_a_license(claim: Claim) -> None:
    document, alice = document_of_claim(claim), cast.alice()
    address = reverse("practice_document", args=[alice.slug, alice.licenses.get().pk, document.pk])
    assert signed_in(cast.rosa()).get(address).status_code == 404


def test_what_a_document_is_about_is_one_thing(claim: Claim) -> None:
    document = document_of(cast.alice().licenses.get())
    for about in ({"claim": claim}, {"license": None}, {"license": None, "provider": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.filter(pk=document.pk).update(**about)


# The end of a claim, whatever it is, is the end of what was sent for it.


def accepted(claim: Claim) -> None:
    accept_claim(claim=claim, reason="x", source="Board", method="Called", by=cast.rosa())


def refused(claim: Claim) -> None:
    refuse_claim(claim=claim, reason="x", by=cast.rosa())


def taken_back(claim: Claim) -> None:
    withdraw_claim(claim=claim, by=claim.claimant)


def proved_by_a_code(claim: Claim) -> None:
    code = start_code_call(claim=claim, by=cast.rosa()).code
    enter_code(claim=claim, code=code, by=claim.claimant)


def given_to_somebody_else(claim: Claim) -> None:
    accepted(claim_of(cast.user("other@example.org"), record=claim.record))


def left_with_the_account(claim: Claim) -> None:
    delete_account(by=claim.claimant)


@pytest.mark.parametrize(
    "ends",
    [
        accepted,
        refused,
        taken_back,
        proved_by_a_code,
        given_to_somebody_else,
        left_with_the_account,
    ],
)
def test_it_is_deleted_with_its_file_when_the_claim_ends(
    claim: Claim,
    media_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ends: Callable[[Claim], None],
) -> None:
    document_of_claim(claim)
    document_of_claim(claim, picture())
    other = document_of(cast.alice().licenses.get())
    with django_capture_on_commit_callbacks(execute=True):
        ends(claim)
    assert list(Document.objects.all()) == [other]
    assert [path.name for path in on_disk(media_folder)] == [other.stored_as]


@pytest.mark.parametrize("with_record", [True, False])
def test_it_is_deleted_with_the_draft_that_is_claimed(
    media_folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    with_record: bool,
) -> None:
    draft = cast.draft_listing("nell", owner=nell(), identity_accepted_at=None)
    record = registry_record() if with_record else None
    document_of_claim(claim_of(nell(), provider=draft, **({"record": record} if record else {})))
    with django_capture_on_commit_callbacks(execute=True):
        delete_draft(listing=draft, by=nell())
    assert not Document.objects.exists()
    assert on_disk(media_folder) == []


def test_nothing_is_kept_for_a_claim_that_is_over(claim: Claim, media_folder: Path) -> None:
    refused(claim)
    page = signed_in(nell()).get(reverse("claim_documents", args=[claim.pk])).content.decode()
    assert "This claim is over." in page
    assert 'type="file"' not in page
    answer = send(claim)
    assert answer.status_code == 422
    assert "This claim is over." in answer.content.decode()
    with pytest.raises(ValidationError):
        document_of_claim(claim)
    assert on_disk(media_folder) == []


def test_the_export_names_what_was_sent(claim: Claim) -> None:
    document = document_of_claim(claim)
    answer = signed_in(nell()).get(reverse("practice_export"))
    [told] = json.loads(answer.content)["claims"]
    assert [each["sha256"] for each in told["documents"]] == [document.sha256]


def test_a_visitor_is_asked_to_sign_in(claim: Claim) -> None:
    answer = Client().post(reverse("claim_documents", args=[claim.pk]), {"file": upload(PDF)})
    assert answer.status_code == 302
    assert "/account/login/" in answer.headers["Location"]
