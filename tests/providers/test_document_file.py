"""What may be kept as a document: told by its bytes, made safe, and refused in words that help."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from providers.document_file import LONGEST_EDGE, MOST_BYTES, read_document
from providers.models import DocumentKind
from tests.providers.licensing import PDF, picture, said_to_be

ZIP = b"PK\x05\x06" + bytes(18)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_encoded_anew_in_its_own_format(kind: str) -> None:
    kept = read_document(picture(kind))
    assert kept.kind == kind.lower()
    assert Image.open(BytesIO(kept.content)).format == kind


def test_what_the_camera_wrote_into_it_is_gone_and_it_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "at 12 Home Street"
    kept = read_document(picture(exif=exif.tobytes(), comment=b"my home"))
    shown = Image.open(BytesIO(kept.content))
    assert b"ome" not in kept.content
    assert not shown.getexif()
    assert shown.size == (40, 60)


def test_a_picture_with_see_through_parts_gets_white_paper_below() -> None:
    encoded = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(encoded, format="PNG")
    kept = Image.open(BytesIO(read_document(encoded.getvalue()).content))
    assert kept.getpixel((1, 1)) == (255, 255, 255)


def test_a_very_large_picture_is_made_smaller() -> None:
    kept = read_document(picture("PNG", (LONGEST_EDGE * 2, 10)))
    assert max(Image.open(BytesIO(kept.content)).size) == LONGEST_EDGE


def test_a_pdf_is_kept_byte_for_byte() -> None:
    kept = read_document(PDF)
    assert (kept.kind, kept.content) == (DocumentKind.PDF, PDF)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"<html><script>alert(1)</script></html>", "cannot read|can read"),
        (b"GIF89a" + bytes(40), "can read"),
        (b"<html>" + PDF, "two files"),
        (b"\n" + PDF, "two files"),
        (PDF[:-7], "cut off"),
        (PDF + b"<script>" + b" " * 2000, "cut off"),
        (PDF + ZIP, "two files"),
        (picture() + ZIP, "two files"),
        (picture("JPEG", comment=PDF), "two files"),
        (picture()[:200], "broken|can read"),
        (picture("PNG")[:60], "broken"),
        (PDF + bytes(MOST_BYTES), "larger than 10 MB"),
        (said_to_be(8000, 5000), "too many pixels"),
        (said_to_be(16000, 12000), "too many pixels"),
        (b"%!PS-Adobe", "can read"),
        (b"\x00", "can read"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_reason(content: bytes, word: str) -> None:
    with pytest.raises(ValidationError, match=word):
        read_document(content)


@given(data=st.data(), kind=st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_broken_pictures_never_raise_anything_else(data: st.DataObject, kind: str) -> None:
    content = bytearray(picture(kind, (9, 7)))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        kept = read_document(bytes(content[: data.draw(st.integers(4, len(content)))]))
    except ValidationError:
        return
    assert Image.open(BytesIO(kept.content)).size


@given(content=st.binary(max_size=300))
def test_nor_does_any_other_file(content: bytes) -> None:
    for head in (b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x00\x00\x00\x00WEBP", b"%PDF-"):
        try:
            read_document(head + content)
        except ValidationError:
            continue
