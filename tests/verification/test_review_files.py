"""What is attached to evidence is locked, shown to reviewers where it can do nothing, and erased with what it is about."""

from pathlib import Path
from typing import Any

import pytest

from providers.actions.licenses import remove_license
from providers.models import (
    Attachment,
    Decision,
    DecisionNote,
    Evidence,
    EvidenceValues,
)
from tests import cast
from tests.providers.licensing import PDF, on_disk, picture, upload
from tests.verification.reviewing import client_of, screen_of, send, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


def test_a_screenshot_is_kept_locked_and_only_its_digest_is_for_good(media_folder: Path) -> None:
    license_, client = waiting(), client_of(cast.rosa())
    shot = upload(picture("PNG"), "shot.png", "image/png")
    assert send(client, license_, file=shot).status_code == 302
    kept = Attachment.objects.get()
    assert {each.attachment_sha256 for each in license_.evidence.all()} == {kept.sha256}
    [path] = on_disk(media_folder)
    assert b"PNG" not in path.read_bytes()
    address = f"/review/attachments/{kept.pk}/"
    assert address in client.get(screen_of(license_)).content.decode()
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    assert client_of(cast.user("alice@example.org")).get(address).status_code == 404


def test_a_pdf_is_saved_and_never_run() -> None:
    license_, client = waiting(), client_of(cast.rosa())
    send(client, license_, file=upload(PDF))
    answer = client.get(f"/review/attachments/{Attachment.objects.get().pk}/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content == PDF


@pytest.mark.parametrize("content", [b"<script>", b"%PDF-1.7 cut off", b""])
def test_what_is_no_picture_or_pdf_is_refused(content: bytes, media_folder: Path) -> None:
    license_ = waiting()
    answer = send(client_of(cast.rosa()), license_, file=upload(content))
    assert answer.status_code == 422
    assert "file" in answer.context["form"].errors
    assert on_disk(media_folder) == []


def test_what_names_people_goes_with_the_license_and_the_trail_stays(
    media_folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    license_ = waiting()
    send(client_of(cast.rosa()), license_, file=upload(PDF), private="By her neighbor")
    key = license_.pk
    with django_capture_on_commit_callbacks(execute=True):
        remove_license(license_, by=cast.rosa())
    assert on_disk(media_folder) == []
    assert not Attachment.objects.exists()
    assert not DecisionNote.objects.exists()
    assert not EvidenceValues.objects.exists()
    assert Evidence.objects.filter(license=key).count() == 3
    assert Decision.objects.filter(license=key).count() == 1


@pytest.mark.parametrize("typed", [{"show": "1"}, {"version": "old"}, {"number": ""}])
def test_whoever_sees_the_form_again_is_told_to_choose_the_file_again(
    typed: dict[str, str],
) -> None:
    license_ = waiting()
    again = "Choose the file again"
    rosa = client_of(cast.rosa())
    answer = send(rosa, license_, file=upload(PDF), **typed)
    assert again in answer.content.decode()
    assert again not in send(rosa, license_, **typed).content.decode()
