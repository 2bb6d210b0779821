"""Pages for what goes wrong: calm, in the look of the site, with the crisis lines and a way on."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.urls import path
from django.views.decorators.http import require_POST

from accounts.refusal import RefusedError
from accounts.roles import Role
from directory import urls
from tests import cast
from tests.origins import foreign_addresses, inline_code
from tests.reading import grade

SECRET = "what-the-client-typed"


def raising(error: type[Exception]):
    def view(request: HttpRequest) -> HttpResponse:
        raise error(SECRET)

    return view


def pressed(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("Pressed")


handler500 = urls.handler500
urlpatterns = [
    *urls.urlpatterns,
    path("missing/", raising(Http404)),
    path("forbidden/", raising(PermissionDenied)),
    path("refused/", raising(RefusedError)),
    path("unreadable/", raising(BadRequest)),
    path("broken/", raising(RuntimeError)),
    path("api/broken/", raising(RuntimeError)),
    path("button/", require_POST(pressed)),
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]

ERRORS = {
    "/no-such-page/": (404, "We could not find this page"),
    "/missing/": (404, "We could not find this page"),
    "/forbidden/": (403, "This page is not open to you"),
    "/unreadable/": (400, "We did not understand that"),
    "/button/": (405, "There is no page at this address"),
    "/broken/": (500, "Something went wrong on our side"),
}
every_error = pytest.mark.parametrize("address", ERRORS)


@pytest.fixture
def answer(client):
    client.raise_request_exception = False
    return client.get


@every_error
def test_a_lost_reader_gets_a_page_with_the_crisis_lines_and_a_way_on(answer, address):
    status, heading = ERRORS[address]
    response = answer(address)
    assert response.status_code == status
    soup = BeautifulSoup(response.content, "html.parser")
    assert [h1.get_text() for h1 in soup.find_all("h1")] == [heading]
    crisis = {link["href"] for link in soup.find(class_="crisis").find_all("a")}
    assert crisis == {"tel:988", "sms:988", "tel:911"}
    assert "/providers/" in {link["href"] for link in soup.main.find_all("a")}


@every_error
def test_an_error_page_can_be_read_and_asks_no_one_else_for_anything(answer, address):
    html = answer(address).content.decode()
    assert grade(html) <= 8
    assert foreign_addresses(html) == []
    assert inline_code(html) == []
    assert BeautifulSoup(html, "html.parser").html["lang"]


@every_error
@pytest.mark.parametrize("debug", [True, False])
def test_an_error_page_never_shows_what_the_client_typed(answer, address, debug, settings):
    settings.DEBUG = debug
    response = answer(address, {"near": SECRET})
    assert SECRET not in response.content.decode()
    assert "Traceback" not in response.content.decode()


@every_error
def test_a_search_engine_does_not_keep_an_error(answer, address):
    soup = BeautifulSoup(answer(address).content, "html.parser")
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_the_page_for_our_own_fault_needs_nothing_that_may_be_broken(name):
    html = render_to_string(name)
    assert "tel:988" in html
    assert "site.css" in html


@pytest.mark.parametrize("address", ["/forbidden/", "/refused/"])
@pytest.mark.parametrize(
    ("role", "back"),
    [
        (None, "/"),
        (Role.PROVIDER, "/practice/"),
        (Role.REVIEWER, "/review/"),
        (Role.SENIOR_REVIEWER, "/review/"),
        (Role.ADMINISTRATOR, "/review/"),
    ],
)
def test_whoever_is_refused_has_a_way_back_and_hears_of_no_other(client, address, role, back):
    if role:
        client.force_login(cast.user("x@example.org", role))
    main = BeautifulSoup(client.get(address).content, "html.parser").main
    links = {link["href"] for link in main.find_all("a")}
    assert back in links
    assert {"/practice/", "/review/"} & links == {back} - {"/"}
    assert (main.find(href="/account/login/") is not None) == (
        role is None and address != "/refused/"
    )


def test_a_form_that_was_open_too_long_is_told_how_to_send_it_again():
    response = Client(enforce_csrf_checks=True).post("/account/login/")
    assert response.status_code == 403
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.h1.get_text() == "Please send that again"
    assert "load the page again" in soup.main.get_text()
    assert soup.find(href="tel:988")


def test_a_program_is_told_in_json_that_something_broke(client):
    client.raise_request_exception = False
    answer = client.get("/api/broken/")
    assert answer.status_code == 500
    assert "Try again later" in answer.json()["errors"]["server"][0]
    assert SECRET not in answer.content.decode()


def test_a_wrong_host_name_gets_the_page_and_not_a_bare_line(client):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "We did not understand that" in response.content.decode()
