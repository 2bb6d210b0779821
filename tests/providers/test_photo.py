"""A photo is what it says it is, small, and tells nothing but what it shows."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from providers.models import Photo, Provider
from tests import cast
from tests.providers.editing import at_desk, dana
from tests.providers.test_publishing import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "photos"


def picture(kind: str = "JPEG", size: tuple[int, int] = (1200, 900), **options: Any) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, (40, 90, 80)).save(made, kind, **options)
    return made.getvalue()


def send(client: Client, listing: Provider, content: bytes, version: str = "0") -> Any:
    upload = SimpleUploadedFile("me.jpg", content, "image/jpeg")
    where = reverse("practice_photo", args=[listing.slug])
    return client.post(where, {"photo": upload, "version": version})


def png_of(width: int, height: int) -> bytes:
    """The head of a PNG that claims a size, and no pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


DISGUISED = {
    "40 megapixels": png_of(8000, 5000),
    "a decompression bomb": png_of(60000, 60000),
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "html": b"<!doctype html><script>alert(1)</script>",
    "gif": picture("GIF"),
    "tiff": picture("TIFF"),
    "a picture cut off": picture()[:400],
    "a head and no more": b"\xff\xd8\xff\xe0",
    "empty": b"",
    "too big": b"\xff\xd8\xff" + b"x" * (10 * 1024 * 1024),
}


@pytest.mark.parametrize("what", DISGUISED)
def test_what_is_no_photo_is_refused_and_nothing_is_kept(what: str, media: Path) -> None:
    listing = dana()
    answer = send(at_desk(listing), listing, DISGUISED[what])
    assert answer.status_code == 422
    assert not Photo.objects.exists()
    assert not list(media.glob("*"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_made_anew_smaller_and_without_what_stood_beside_it(
    kind: str, media: Path
) -> None:
    listing = dana()
    exif = Image.Exif()
    exif[0x010E] = "SECRET PLACE"
    script = b"<script>alert(1)</script>"
    assert send(at_desk(listing), listing, picture(kind, exif=exif) + script).status_code == 302
    photo = Photo.objects.get()
    assert max(photo.width, photo.height) <= 640
    [file] = media.glob("*")
    assert b"SECRET" not in file.read_bytes()
    assert script not in file.read_bytes()
    with Image.open(file) as kept:
        assert kept.format == "JPEG"
        assert kept.size == (photo.width, photo.height)
        assert not kept.getexif()


def test_nobody_sees_it_before_it_is_public_but_those_who_write_the_listing() -> None:
    listing = dana()
    client = at_desk(listing)
    send(client, listing, picture())
    where = reverse("photo", args=[Photo.objects.get().name])
    assert Client().get(where).status_code == 404
    assert at_desk(cast.bob()).get(where).status_code == 404
    mine = client.get(where)
    assert mine.status_code == 200
    assert "no-store" in mine.headers["Cache-Control"]
    assert publish(client, listing) == 302
    answer = Client().get(where)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    page = Client().get(listing.get_absolute_url()).content.decode()
    for words in (where, 'loading="lazy"', 'width="160"', 'height="120"', 'alt="Dana'):
        assert words in page
    Provider.objects.filter(pk=listing.pk).update(listing_state="paused")
    assert Client().get(where).status_code == 404


def test_the_old_photo_is_deleted_once_the_new_one_is_public(
    media: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    listing = dana()
    client = at_desk(listing)
    with django_capture_on_commit_callbacks(execute=True):
        send(client, listing, picture())
        publish(client, listing)
        old = Photo.objects.get()
        send(client, listing, picture(size=(500, 500)), version="2")
        assert len(list(media.glob("*"))) == 2
        assert publish(client, listing) == 302
    [file] = media.glob("*")
    assert file.name == Photo.objects.get().name != old.name


def test_a_photo_that_was_never_public_goes_when_it_is_replaced_or_taken_away(
    media: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    listing = dana()
    client = at_desk(listing)
    with django_capture_on_commit_callbacks(execute=True):
        send(client, listing, picture())
        send(client, listing, picture(), version="1")
    assert len(list(media.glob("*"))) == 1
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("practice_photo", args=[listing.slug]), {"remove": "1", "version": "2"})
    assert not list(media.glob("*"))


def test_an_old_page_replaces_nobodys_photo(media: Path) -> None:
    listing = dana()
    client = at_desk(listing)
    send(client, listing, picture())
    assert send(client, listing, picture()).status_code == 409
    assert len(list(media.glob("*"))) == 1


@pytest.mark.parametrize("name", ["../settings.py", "x.jpg", "%2e%2e", "0" * 32 + ".jpg"])
def test_no_other_file_is_ever_sent(name: str) -> None:
    assert Client().get(f"/photos/{name}").status_code == 404
