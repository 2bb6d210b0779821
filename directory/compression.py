"""Answers are packed on their way, so that a page keeps nobody on a slow line waiting. docs/decisions/0016 says which are not."""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import brotli
from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# Less than this goes in one packet with its headers, packed or not.
LEAST = 500
# Measured in the decision: more would cost a millisecond and more for a few bytes less.
BROTLI_QUALITY = 3
GZIP_LEVEL = 4

TEXT = re.compile(r"text/|image/svg\+xml|application/([\w.-]+\+)?(json|xml|javascript)\b")
REFUSED = re.compile(r"\s*q=0(\.0*)?\s*")


class Packer(Protocol):
    """Takes a text in pieces. What `piece` gives can be read at once, without waiting for the next."""

    def piece(self, data: bytes) -> bytes: ...
    def end(self) -> bytes: ...


class Brotli:
    """Understood by every browser since 2017, which ask for it over TLS only."""

    def __init__(self) -> None:
        self._packer = brotli.Compressor(quality=BROTLI_QUALITY)

    def piece(self, data: bytes) -> bytes:
        return bytes(self._packer.process(data) + self._packer.flush())

    def end(self) -> bytes:
        return bytes(self._packer.finish())


class Gzip:
    """Understood by everything."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(GZIP_LEVEL, wbits=31)

    def piece(self, data: bytes) -> bytes:
        return self._packer.compress(data) + self._packer.flush(zlib.Z_SYNC_FLUSH)

    def end(self) -> bytes:
        return self._packer.flush()


# The smaller result first.
PACKERS: dict[str, type[Packer]] = {"br": Brotli, "gzip": Gzip}


def compression(get_response: GetResponse) -> GetResponse:
    """Pack every text in a way that the client says it can read.

    Left as they are: what is small or packed already, files, and answers that are marked "no-transform", which tells a proxy
    the same. All answers to who is signed in are marked here.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not _is_text(response):
            return response
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            patch_cache_control(response, private=True, no_transform=True)
        if "no-transform" in response.headers.get("Cache-Control", ""):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        coding = _coding(request.headers.get("Accept-Encoding", ""))
        if coding:
            _pack(response, coding)
        return response

    return middleware


def _is_text(response: HttpResponseBase) -> bool:
    """Whether packing would gain anything. Static files are packed better, and ahead, by WhiteNoise."""
    if isinstance(response, FileResponse) or response.has_header("Content-Encoding"):
        return False
    # A part of a text, asked for by its bytes, is no text of its own.
    if response.has_header("Content-Range"):
        return False
    if isinstance(response, HttpResponse) and len(response.content) < LEAST:
        return False
    return bool(TEXT.match(response.headers.get("Content-Type", "")))


def _coding(accepted: str) -> str:
    """The best of our codings that a client accepts; empty when it accepts none."""
    offers = (offer.partition(";") for offer in accepted.lower().split(","))
    names = {name.strip() for name, _, weight in offers if not REFUSED.fullmatch(weight)}
    return next((coding for coding in PACKERS if coding in names), "")


def _pack(response: HttpResponseBase, coding: str) -> None:
    packer = PACKERS[coding]()
    if isinstance(response, HttpResponse):
        response.content = packer.piece(response.content) + packer.end()
        response.headers["Content-Length"] = str(len(response.content))
    elif isinstance(response, StreamingHttpResponse) and not response.is_async:
        response.streaming_content = _in_pieces(packer, iter(response))
        del response.headers["Content-Length"]
    else:
        return
    response.headers["Content-Encoding"] = coding
    # The same page in other bytes: a strong tag would promise the same bytes.
    tag = response.headers.get("ETag", "")
    if tag.startswith('"'):
        response.headers["ETag"] = f"W/{tag}"


def _in_pieces(packer: Packer, chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        yield packer.piece(chunk)
    yield packer.end()
