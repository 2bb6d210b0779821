"""Licenses with documents, credentials and partnerships, as the tests of their pages need them."""

import datetime as dt
import struct
import zlib
from collections.abc import Collection
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from accounts.models import User
from providers.actions.documents import add_document
from providers.document_file import read_document
from providers.models import (
    Credential,
    Document,
    License,
    LicenseDispute,
    Partnership,
    Provider,
    Side,
)

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n% only Alice may read this line\n%%EOF\n"


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    """A small photo."""
    encoded = BytesIO()
    Image.new("RGB", size, "teal").save(encoded, format=kind, **options)
    return encoded.getvalue()


def said_to_be(width: int, height: int) -> bytes:
    """A small photo whose head tells of so many pixels: what one reads before it takes the memory for them."""
    small = picture("PNG")
    head = b"IHDR" + struct.pack(">II", width, height) + small[24:29]
    return small[:12] + head + struct.pack(">I", zlib.crc32(head)) + small[33:]


def owner_of(provider: Provider) -> User:
    """Who keeps the listing."""
    assert provider.owner
    return provider.owner


def document_of(license_: License, content: bytes = PDF) -> Document:
    """A document that the owner sent; needs `media_folder`."""
    return add_document(license_, file=read_document(content), by=owner_of(license_.provider))


def upload(content: bytes, name: str = "license.pdf", kind: str = "application/pdf") -> Any:
    return SimpleUploadedFile(name, content, content_type=kind)


def credential_of(provider: Provider, **fields: Any) -> Credential:
    made = {"kind": "kap_training", "name": "Still Water Program", "hours": 120, "year": 2022}
    return Credential.objects.create(provider=provider, **made | fields)


def proposal(therapist: Provider, prescriber: Provider, **fields: Any) -> Partnership:
    """The therapist asked the prescriber yesterday, for Oregon."""
    made: dict[str, Any] = {
        "states": ["OR"],
        "proposed_at": timezone.now() - dt.timedelta(days=1),
        "proposed_by": therapist.owner,
        "proposed_from": Side.THERAPIST,
    }
    return Partnership.objects.create(therapist=therapist, prescriber=prescriber, **made | fields)


def client_of(provider: Provider) -> Client:
    """A browser in which the owner is signed in."""
    client = Client()
    client.force_login(owner_of(provider))
    return client


def address(name: str, provider: Provider, *parts: Any) -> str:
    return reverse(name, args=[provider.slug, *parts])


def dispute_of(listing: Provider) -> LicenseDispute:
    """What the listing says of a license that stands elsewhere."""
    return LicenseDispute.objects.create(
        provider=listing, license_type="md", license_state="OR", number="MD77", stated={}
    )


def things_of(alice: Provider, wanted: Collection[str]) -> dict[str, object]:
    """What stands in the addresses of Alice's licenses and partnerships, made for those that are wanted."""
    bob = Provider.objects.get(slug="bob-birch")
    license_ = alice.licenses.get()
    made: dict[str, Any] = {
        "license": lambda: license_.pk,
        "dispute": lambda: dispute_of(alice).pk,
        "document": lambda: document_of(license_).pk,
        "credential": lambda: credential_of(alice).pk,
        "partner": lambda: bob.slug,
        "partnership": lambda: proposal(bob, alice).pk,
    }
    return {name: make() for name, make in made.items() if name in wanted}


def on_disk(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def license_behind(document: Document) -> License:
    """The license that it is about."""
    assert document.license
    return document.license


def page_of(document: Document) -> str:
    license_ = license_behind(document)
    return address("practice_document", license_.provider, license_.pk, document.pk)
