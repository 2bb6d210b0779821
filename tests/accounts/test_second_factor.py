"""A second step at sign-in: offered to all, and needed by everybody who decides or manages."""

import datetime as dt
import uuid
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client
from django.urls import path, reverse

from accounts.roles import Role
from accounts.second_factor import confirmed
from directory.urls import urlpatterns as pages_of_the_site
from tests.accounts.people import (
    PASSWORD,
    SECRET,
    code,
    parsed,
    person,
    sign_in,
    with_app,
)
from tests.origins import inline_code

pytestmark = pytest.mark.django_db
STAFF = sorted(set(Role.values) - {Role.PROVIDER})
SET_UP, STEP = "/account/second-step/", "/account/second-step/sign-in/"
decided: list[str] = []


@confirmed
def decide(request):
    """A page of a later room."""
    decided.append(request.POST.get("verdict", ""))
    return HttpResponse("decided")


urlpatterns = [*pages_of_the_site, path("review/decide/", decide)]


@pytest.fixture
def for_real(settings):
    """A site with DEBUG off, with a page where somebody decides."""
    settings.SECOND_FACTOR_REQUIRED = True
    settings.ROOT_URLCONF = __name__
    decided.clear()


def add_app(client):
    """Set up an app on the page for it; returns the answer."""
    page = parsed(client.get("/account/second-step/app/"))
    return client.post("/account/second-step/app/", {"code": code(page.find("code").get_text())})


@pytest.mark.parametrize("role", STAFF)
def test_without_one_staff_reach_the_pages_to_set_it_up_and_nothing_else(client, for_real, role):
    person(role=role)
    assert sign_in(client).status_code == 302
    for address in (
        "/",
        "/practice/",
        "/admin/",
        "/admin/accounts/user/",
        "/review/decide/",
        "/account/",
        "/account/email/",
        "/account/sessions/",
        "/account/second-step/codes/",
        "/account/passkeys/",
    ):
        for method in ("get", "post"):
            assert getattr(client, method)(address).headers["Location"] == SET_UP, address
    page = client.get(SET_UP)
    assert "Your role needs a second step" in page.content.decode()
    for address in ("/account/second-step/app/", "/account/passkeys/add/", "/account/logout/"):
        assert client.get(address).status_code == 200
    assert add_app(client).headers["Location"] == "/account/second-step/codes/"
    for address in ("/", "/account/second-step/codes/", "/practice/", "/review/decide/"):
        assert client.get(address).status_code == 200


def test_pages_that_check_the_token_of_their_form_themselves_are_closed_too(client, for_real):
    person(role=Role.REVIEWER)
    assert sign_in(client).status_code == 302
    for address in (
        reverse("practice_section", args=["anybody", "fees"]),
        reverse("practice_documents", args=["anybody", uuid.uuid4()]),
        reverse("review_license", args=[uuid.uuid4()]),
    ):
        for method in ("get", "post"):
            assert getattr(client, method)(address).headers["Location"] == SET_UP, address


def test_what_asks_nobody_who_they_are_stays_open_to_staff(client, for_real):
    """The public listings as JSON are the same for everybody, so no cookie is read there."""
    person(role=Role.REVIEWER)
    sign_in(client)
    assert client.get("/api/v1/providers").status_code == 200


def test_staff_with_an_app_sign_in_by_a_code(client, for_real):
    with_app(person(role=Role.REVIEWER))
    assert sign_in(client).headers["Location"] == STEP
    assert not client.get("/").wsgi_request.user.is_authenticated
    assert client.get("/practice/").status_code == 302
    assert client.post(STEP, {"code": "000000"}).status_code == 200
    assert client.post(STEP, {"code": code()}).headers["Location"] == "/review/"
    assert client.get("/practice/").status_code == 200


def test_staff_who_signed_in_elsewhere_before_they_had_an_app_are_asked_for_it(client, for_real):
    user = person(role=Role.REVIEWER)
    sign_in(client)
    with_app(user)
    asking = f"/account/second-step/again/?next={quote('/admin/?x=1', safe='')}"
    assert client.get("/admin/?x=1").headers["Location"] == asking
    # Neither setting up another nor the password is a way around it.
    assert client.get("/account/second-step/app/").status_code == 302
    assert client.post("/account/reauthenticate/", {"password": PASSWORD}).status_code == 302
    assert client.get("/practice/").status_code == 302
    assert client.post(asking, {"code": code()}).headers["Location"] == "/admin/?x=1"
    assert client.get("/practice/").status_code == 200


def test_a_recovery_code_works_once_instead(client, for_real):
    user = with_app(person(role=Role.ADMINISTRATOR))
    codes = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()
    assert len(codes) == 10
    for other, status in ((client, 200), (Client(), 302)):
        sign_in(other)
        other.post(STEP, {"code": codes[0]})
        assert other.get("/admin/").status_code == status


def test_providers_and_people_on_a_trial_copy_need_none(client, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    person()
    sign_in(client)
    assert client.get("/practice/").status_code == 200
    settings.SECOND_FACTOR_REQUIRED = False
    person("ada@example.org", Role.ADMINISTRATOR)
    trial = Client()
    sign_in(trial, "ada@example.org")
    assert trial.get("/admin/").status_code == 200


def test_a_visitor_is_asked_nothing(client, for_real):
    assert client.get("/").status_code == 200
    assert client.get("/review/decide/").status_code == 302


def test_a_decision_needs_a_recent_sign_in_and_takes_up_what_was_sent(
    client, for_real, time_machine
):
    with_app(person(role=Role.REVIEWER))
    sign_in(client)
    client.post(STEP, {"code": code()})
    assert client.post("/review/decide/", {"verdict": "first"}).status_code == 200
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=11))
    asked = client.post("/review/decide/", {"verdict": "second"})
    assert asked.headers["Location"] == "/account/reauthenticate/?next=%2Freview%2Fdecide%2F"
    assert decided == ["first"]
    assert client.post(asked.headers["Location"], {"password": "wrong"}).status_code == 200
    answer = client.post(asked.headers["Location"], {"password": PASSWORD})
    assert (answer.status_code, decided) == (200, ["first", "second"])


def test_the_key_of_an_app_is_shown_as_an_image_and_as_text_and_kept_by_no_browser(client):
    person()
    sign_in(client)
    answer = client.get("/account/second-step/app/")
    page = parsed(answer)
    assert "no-store" in answer.headers["Cache-Control"]
    assert page.find("svg") is not None
    assert inline_code(answer.content.decode()) == []
    assert "data:" not in answer.content.decode()
    assert len(page.find("code").get_text()) == 32


def test_a_wrong_code_adds_no_app_and_keeps_the_key(client):
    person()
    sign_in(client)
    key = parsed(client.get("/account/second-step/app/")).find("code").get_text()
    again = parsed(client.post("/account/second-step/app/", {"code": "abc"}))
    assert again.find("code").get_text() == key
    assert again.title.get_text().startswith("Error:")
    assert not Authenticator.objects.exists()


def test_a_dump_of_the_database_lets_nobody_make_codes():
    with_app(person())
    for each in Authenticator.objects.all():
        assert SECRET not in str(each.data)
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code())


def test_codes_are_shown_saved_and_made_anew(client):
    person()
    sign_in(client)
    add_app(client)
    shown = [
        tag.get_text() for tag in parsed(client.get("/account/second-step/codes/")).select("code")
    ]
    file = client.get("/account/second-step/codes/file/")
    assert file.headers["Content-Type"].startswith("text/plain")
    assert file.content.decode().split()[-10:] == shown
    client.post("/account/second-step/codes/new/")
    fresh = [
        tag.get_text() for tag in parsed(client.get("/account/second-step/codes/")).select("code")
    ]
    assert not set(shown) & set(fresh)


def test_an_app_is_removed_after_a_recent_sign_in_only(client, time_machine):
    person()
    sign_in(client)
    add_app(client)
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=11))
    remove = reverse("mfa_deactivate_totp")
    assert client.post(remove).headers["Location"].startswith("/account/reauthenticate/")
    assert Authenticator.objects.filter(type="totp").exists()
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post(remove)
    assert not Authenticator.objects.exists()
