"""A session that ends while a reviewer types takes no look and no note with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from providers.models import KeptText
from providers.vocabulary.checking import Verdict
from tests import cast
from tests.verification.reviewing import as_submitted, client_of, opened, screen_of, send, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]
BACK = "You were signed out while you typed."
NOTE = "Compared by telephone"


def test_what_a_reviewer_typed_is_back_after_signing_in_and_decides_nothing() -> None:
    license_ = waiting()
    sent = opened(client_of(cast.rosa()), license_) | as_submitted(license_)
    sent |= {"verdict": Verdict.VERIFIED, "private": NOTE}
    client = Client()
    file = SimpleUploadedFile("board.png", b"bytes")
    answer = client.post(screen_of(license_), {**sent, "file": file})
    assert answer.status_code == 302
    assert NOTE not in str(answer.cookies) + answer.headers["Location"]
    assert NOTE.encode() not in bytes(KeptText.objects.get().locked)
    again = client_of(cast.rosa())
    again.cookies["kept"] = client.cookies["kept"].value
    page = again.get(screen_of(license_)).content.decode()
    for words in (BACK, "Choose the file again", NOTE, f'value="{license_.number}"'):
        assert words in page
    assert not license_.decisions.exists()
    assert send(again, license_, private=NOTE).status_code == 302
    assert not KeptText.objects.exists()
    assert BACK not in again.get(screen_of(license_)).content.decode()


def test_what_happened_meanwhile_is_told_at_the_next_press() -> None:
    license_ = waiting()
    sent = opened(client_of(cast.rosa()), license_) | as_submitted(license_)
    client = Client()
    client.post(screen_of(license_), sent | {"verdict": Verdict.VERIFIED})
    cast.decide(license_, Verdict.COULD_NOT_CONFIRM)
    again = client_of(cast.rosa())
    again.cookies["kept"] = client.cookies["kept"].value
    form = again.get(screen_of(license_)).context["form"]
    assert form["version"].value() == sent["version"]


def test_a_visitor_leaves_nothing_on_a_license_that_is_not_there() -> None:
    license_ = waiting()
    address = screen_of(license_)
    license_.delete()
    Client().post(address, {"private": NOTE})
    assert not KeptText.objects.exists()
