"""Pages are packed on their way, for people on slow lines; not where that would tell a listener what is somebody's own."""

import zlib

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path
from django.views.decorators.http import etag

from directory import urls
from tests import cast
from tests.directory.test_headers import ANSWERS, broken

UNPACK = {
    "br": brotli.decompress,
    "gzip": lambda data: zlib.decompress(data, wbits=31),
    "": lambda data: data,
}
WORDS = "A page of some length, as pages are. " * 50


def streaming(request):
    return StreamingHttpResponse(iter([WORDS, WORDS.upper()]))


def tag(request):
    return '"of-this-page"'


@etag(tag)
def tagged(request):
    return HttpResponse(WORDS)


def picture(request):
    return HttpResponse(WORDS, content_type="image/png")


urlpatterns = [
    *urls.urlpatterns,
    path("broken/", broken),
    path("streaming/", streaming),
    path("tagged/", tagged),
    path("picture/", picture),
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def asking(client, address, accepted="gzip, deflate, br", **headers):
    client.raise_request_exception = False
    return client.get(address, headers={"accept-encoding": accepted, **headers})


def text_of(response):
    return UNPACK[response.headers.get("Content-Encoding", "")](response.getvalue()).decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/providers/?near=97201", 200),
        ("/models/", 200),
        ("/guide/reason/", 200),
        ("/privacy/", 200),
        ("/account/login/", 200),
        ("/api/v1/openapi.json", 200),
        ("/no-such-page/", 404),
        ("/static/no-such-file.css", 404),
        ("/broken/", 500),
    ],
)
@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_whatever_somebody_reads_comes_packed(client, address, status, coding):
    response = asking(client, address, coding)
    assert response.status_code == status
    assert response.headers["Content-Encoding"] == coding
    assert "Accept-Encoding" in response.headers["Vary"]
    assert int(response.headers["Content-Length"]) == len(response.content)
    assert len(response.content) < len(text_of(response)) * 0.6


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip;q=0.1", "gzip"),
        ("br; q=0.000, gzip;q=0", ""),
        ("identity", ""),
        ("zstd", ""),
        ("", ""),
        (";;,,q=br", ""),
    ],
)
def test_a_program_gets_only_what_it_says_it_can_read(client, accepted, coding):
    response = asking(client, "/privacy/", accepted)
    assert response.headers.get("Content-Encoding", "") == coding
    # A cache between us must not hand the packed page to who cannot read it.
    assert "Accept-Encoding" in response.headers["Vary"]
    assert text_of(response) == client.get("/privacy/").content.decode()


def test_what_would_not_get_smaller_is_left_alone(client):
    for address in ("/healthz", "/robots.txt", "/privacy", "/picture/"):
        assert "Content-Encoding" not in asking(client, address).headers


def test_a_file_keeps_its_length_and_its_tag(client):
    response = asking(client, "/static/css/site.css")
    assert "Content-Encoding" not in response.headers
    assert int(response.headers["Content-Length"]) == len(response.getvalue())
    response.close()


@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_a_packed_answer_loses_no_header_that_protects_its_reader(client, address, status):
    plain, packed = asking(client, address, ""), asking(client, address)
    changed = {"Content-Encoding", "Content-Length", "Vary", "ETag", "Expires"}
    assert {name: value for name, value in plain.headers.items() if name not in changed} == {
        name: value for name, value in packed.headers.items() if name not in changed
    }
    for response in (plain, packed):
        response.close()


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_long_answer_is_readable_while_it_still_comes(client, coding):
    response = asking(client, "/streaming/", coding)
    assert "Content-Length" not in response.headers
    pieces = iter(response.streaming_content)
    first = next(pieces)
    unpacker = brotli.Decompressor() if coding == "br" else zlib.decompressobj(wbits=31)
    unpack = unpacker.process if coding == "br" else unpacker.decompress
    assert unpack(first).decode() == WORDS
    assert unpack(b"".join(pieces)).decode() == WORDS.upper()


def test_a_page_that_somebody_has_already_is_not_sent_again(client):
    first = asking(client, "/tagged/")
    assert first.headers["Content-Encoding"] == "br"
    again = asking(client, "/tagged/", **{"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("address", ["/", "/providers/?q=rosa", "/no-such-page/"])
def test_who_is_signed_in_cannot_be_spied_on_by_the_length_of_a_page(client, address):
    # Somebody else can put words on their pages (a link with a search, later a message), and see how long pages are.
    client.force_login(cast.rosa())
    response = asking(client, address)
    assert "Content-Encoding" not in response.headers
    # A proxy must not do what we do not.
    assert {"private", "no-transform"} <= set(response.headers["Cache-Control"].split(", "))


@pytest.mark.parametrize(
    "address", ["/saved/?before=3,4", "/saved/?ids=3", "/saved/compare/?id=3&id=4"]
)
def test_a_link_of_somebody_else_cannot_find_out_whom_a_visitor_saved(client, address):
    # The names that the address asks for would stand on one page with those that the visitor saved.
    assert "Content-Encoding" in asking(client, address).headers
    client.cookies["saved"] = "1.2"
    response = asking(client, address)
    assert "Content-Encoding" not in response.headers
    assert "no-transform" in response.headers["Cache-Control"]


def test_who_saved_listings_still_gets_their_list_and_their_searches_packed(client):
    client.cookies["saved"] = "1.2"
    for address in ("/saved/", "/providers/?near=97201"):
        assert "Content-Encoding" in asking(client, address).headers


def test_the_token_of_a_form_never_looks_the_same_twice(client):
    # Packing beside it is harmless only for that reason.
    tokens = {asking(client, "/account/login/").context["csrf_token"] for _ in range(3)}
    assert len({str(token) for token in tokens}) == 3
