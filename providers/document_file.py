"""What an upload is, by its bytes alone: its name and the type that the browser gave count for nothing."""

import struct
import zipfile
from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from providers.models import DocumentKind

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 25_000_000
LONGEST_EDGE = 4000
PDF_START = b"%PDF-"
PDF_END = b"%%EOF"
# A reader looks for the end of a PDF in its last kilobyte, and for its start in the first.
KILOBYTE = 1024
# What a decoder says of a broken picture; each format has its own way.
BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error, OverflowError)
TOO_MANY_PIXELS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True)
class DocumentFile:
    """What is kept: a picture as encoded anew, without what a camera wrote into it, or a PDF as it came."""

    kind: DocumentKind
    content: bytes


def read_document(content: bytes) -> DocumentFile:
    """The upload, made safe to keep. Raises ValidationError with what to do about one that cannot be kept."""
    if len(content) > MOST_BYTES:
        raise too_large()
    if zipfile.is_zipfile(BytesIO(content)):
        raise ValidationError(_("This file is two files in one. Save it as a plain photo or PDF."))
    if content.startswith(PDF_START):
        if PDF_END not in content[-KILOBYTE:]:
            raise ValidationError(
                _("This PDF is cut off or broken. Save it again, or send a photo.")
            )
        return DocumentFile(DocumentKind.PDF, content)
    if PDF_START in content[:KILOBYTE]:
        raise ValidationError(_("This file is two files in one. Save it as a plain photo or PDF."))
    return _picture(content)


def too_large() -> ValidationError:
    """The file has more bytes than are taken."""
    return ValidationError(
        _("The file is larger than 10 MB. Take a smaller photo, or save the PDF smaller.")
    )


def _picture(content: bytes) -> DocumentFile:
    try:
        opened = Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP"))
        # Only the header is read until here.
        if opened.width * opened.height > MOST_PIXELS:
            raise _too_many_pixels()
        kind = DocumentKind(str(opened.format).lower())
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
        return DocumentFile(kind, _encoded(upright, kind))
    except Image.UnidentifiedImageError as error:
        raise ValidationError(
            _("This is not a photo or PDF that we can read. Send a JPEG, PNG, WebP or PDF file.")
        ) from error
    except TOO_MANY_PIXELS as error:
        raise _too_many_pixels() from error
    except BROKEN as error:
        raise ValidationError(
            _("This photo is broken. Take it again, or send another file.")
        ) from error


def _encoded(picture: Image.Image, kind: DocumentKind) -> bytes:
    """The pixels in the same format, and nothing else of the file."""
    plain = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        plain.paste(seen, mask=seen.getchannel("A"))
    else:
        plain.paste(picture.convert("RGB"))
    encoded = BytesIO()
    plain.save(
        encoded, format=kind.upper(), **({} if kind == DocumentKind.PNG else {"quality": 88})
    )
    return encoded.getvalue()


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _("The photo has too many pixels. Take one of 25 megapixels or less, or send a PDF.")
    )
