"""Headers that keep every answer to this origin, whatever the answer is."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path

from directory import urls
from tests import cast

EXPECTED_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of ours")


urlpatterns = [*urls.urlpatterns, path("broken/", broken)]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]

ANSWERS = [
    ("/", 200),
    ("/privacy/", 200),
    ("/account/login/", 200),
    ("/saved/", 200),
    ("/saved/compare/", 200),
    ("/api/v1/openapi.json", 200),
    ("/api/v1/providers/nobody", 404),
    ("/sitemap.xml", 200),
    ("/healthz", 200),
    ("/robots.txt", 200),
    ("/static/css/site.css", 200),
    ("/static/js/all.js", 200),
    ("/static/img/mark.svg", 200),
    ("/static/django_htmx/htmx-2.min.js", 200),
    ("/privacy", 301),
    ("/account/logout/", 302),
    ("/no-such-page/", 404),
    ("/static/no-such-file.css", 404),
    ("/broken/", 500),
]


@pytest.fixture
def answer(client):
    """Ask for an address; files are closed again when the test is over."""
    client.raise_request_exception = False
    answers = []

    def get(address):
        answers.append(client.get(address))
        return answers[-1]

    yield get
    for response in answers:
        response.close()


@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_no_answer_lets_a_browser_load_or_send_anything_elsewhere(answer, address, status):
    response = answer(address)
    assert response.status_code == status
    policy = dict(
        directive.split(" ", 1)
        for directive in response.headers["Content-Security-Policy"].split("; ")
    )
    assert policy == EXPECTED_POLICY


@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_no_answer_tells_another_site_where_the_reader_came_from(answer, address, status):
    # "no-referrer" would be stricter, and would make every form answer 403.
    assert answer(address).headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_no_answer_can_be_framed_sniffed_or_read_by_another_site(answer, address, status):
    headers = answer(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    if headers["Content-Type"].startswith("text/html") and status == 200:
        assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_no_answer_may_use_the_camera_or_take_part_in_ad_topics(answer, address, status):
    allowed = answer(address).headers["Permissions-Policy"]
    for refused in ("camera=()", "microphone=()", "browsing-topics=()"):
        assert refused in allowed
    # Only our own pages may ask where a client is, and no frame in them.
    assert "geolocation=(self)," in allowed


@pytest.mark.parametrize("address", ["/", "/providers/?near=97201", "/guide/", "/no-such-page/"])
def test_a_slow_phone_hears_of_the_stylesheet_before_the_page(answer, address):
    response = answer(address)
    assert response.headers["Link"] == "</static/css/site.css>; rel=preload; as=style"
    assert b'<link rel="stylesheet" href="/static/css/site.css">' in response.content


def test_nobody_loads_a_stylesheet_that_they_do_not_see(client):
    assert "Link" not in client.get("/privacy").headers
    assert "Link" not in client.get("/healthz").headers
    assert "Link" not in client.get("/admin/login/").headers
    assert "Link" not in client.get("/providers/", headers={"hx-request": "true"}).headers


@pytest.mark.parametrize(("address", "status"), [a for a in ANSWERS if a[1] != 200])
def test_a_visitor_who_gets_lost_gets_no_cookie(answer, address, status):
    assert "Set-Cookie" not in answer(address).headers


def test_a_wrong_host_a_wrong_method_and_a_forged_form_carry_the_policy_too(rf, client):
    for response in (
        client.get("/", headers={"host": "elsewhere.example"}),
        client.post("/privacy/"),
        type(client)(enforce_csrf_checks=True).post("/account/login/"),
    ):
        assert response.status_code in (400, 403, 405)
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; ")


@pytest.mark.parametrize("address", ["/", "/providers/", "/no-such-page/"])
def test_no_cache_in_between_keeps_the_page_of_somebody_who_is_signed_in(client, address):
    assert "Cache-Control" not in client.get(address).headers
    client.force_login(cast.rosa())
    response = client.get(address)
    assert b"Sign out" in response.content
    assert "private" in response.headers["Cache-Control"].split(", ")
