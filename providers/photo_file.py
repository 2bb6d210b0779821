"""Photos made anew: whatever was uploaded, what is kept is a small JPEG of its pixels and of nothing else."""

import io
import secrets
import warnings

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps

FOLDER = "photos"
FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 24_000_000
LONGEST_SIDE = 640
PAPER = (255, 255, 255)


class NotAPhotoError(ValueError):
    """Too big, of another kind, or broken."""


def remake(upload: UploadedFile) -> tuple[bytes, int, int]:
    """A JPEG of the picture, with its width and height. Raises NotAPhotoError.

    The size is read from the head of the file, before anything is unpacked; the name and the type that the browser gave count for
    nothing; what stood beside the pixels (place, camera, a page hidden behind them) does not come along.
    """
    if not upload.size or upload.size > MOST_BYTES:
        raise NotAPhotoError
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(upload, formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAPhotoError
            picture.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))
            picture.load()
            small = ImageOps.exif_transpose(picture).convert("RGBA")
            small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            flat = Image.new("RGB", small.size, PAPER)
            flat.paste(small, mask=small.getchannel("A"))
            made = io.BytesIO()
            flat.save(made, "JPEG", quality=82, optimize=True)
    except (OSError, SyntaxError, ValueError, MemoryError, Image.DecompressionBombError) as error:
        raise NotAPhotoError from error
    return made.getvalue(), flat.width, flat.height


def keep(content: bytes) -> str:
    """Store a photo under a random name, and return that name."""
    name = f"{secrets.token_hex(16)}.jpg"
    default_storage.save(f"{FOLDER}/{name}", ContentFile(content))
    return name


def forget(name: str) -> None:
    """Delete a photo's file."""
    default_storage.delete(f"{FOLDER}/{name}")


def read(name: str) -> bytes | None:
    """The bytes of a photo; None when its file is gone."""
    try:
        with default_storage.open(f"{FOLDER}/{name}") as file:
            content: bytes = file.read()
            return content
    except FileNotFoundError:
        return None
