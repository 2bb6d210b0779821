"""The list of sessions: enough to know one's own devices, and nothing by which others could be known."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from accounts.browsers import browser
from accounts.sessions import NO_ADDRESS
from tests.accounts.people import NEW_PASSWORD, PASSWORD, parsed, person, sign_in

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
SESSIONS = "/account/sessions/"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (FIREFOX, "Firefox, Linux"),
        (PHONE, "Safari, iPhone"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/137.0 Safari/537.36 Edg/137.0",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/137.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        ("curl/8.0 <script>", ""),
        ("", ""),
    ],
)
def test_a_browser_is_known_by_its_kind_only(said, kept):
    assert browser(said) == kept


@pytest.mark.django_db
def test_what_is_kept_of_a_session():
    person()
    sign_in(Client(HTTP_USER_AGENT=PHONE, REMOTE_ADDR="203.0.113.9"))
    kept = UserSession.objects.get()
    assert (kept.ip, kept.user_agent, kept.data) == (NO_ADDRESS, "Safari, iPhone", {})
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM django_session")
        assert "203.0.113.9" not in str(cursor.fetchall())


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{"ip": "203.0.113.9"}, {"user_agent": "x" * 41}])
def test_the_database_refuses_more(fields):
    made = {"user": person(), "session_key": "k", "ip": NO_ADDRESS, "user_agent": ""}
    with pytest.raises(IntegrityError), transaction.atomic():
        UserSession.objects.create(**made | fields)


@pytest.mark.django_db
def test_a_person_signs_out_everywhere_else():
    person()
    person("bob@example.org")
    here, there, bobs = Client(HTTP_USER_AGENT=FIREFOX), Client(HTTP_USER_AGENT=PHONE), Client()
    sign_in(here)
    sign_in(there)
    sign_in(bobs, "bob@example.org")
    shown = [tag.get_text(strip=True) for tag in parsed(here.get(SESSIONS)).select("main li h2")]
    assert shown == ["Firefox, Linux", "Safari, iPhone"]
    here.post(SESSIONS)
    assert here.get("/").wsgi_request.user.is_authenticated
    assert not there.get("/").wsgi_request.user.is_authenticated
    assert bobs.get("/").wsgi_request.user.is_authenticated
    assert "no other device" in here.get(SESSIONS).content.decode()


@pytest.mark.django_db
def test_looking_at_the_list_signs_nobody_out():
    person()
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    here.get(SESSIONS)
    assert there.get("/").wsgi_request.user.is_authenticated


@pytest.mark.django_db
def test_a_session_stays_in_the_list_when_its_owner_changes_the_password(client):
    person()
    sign_in(client)
    fields = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post("/account/password/change/", fields)
    assert len(parsed(client.get(SESSIONS)).select("main li h2")) == 1


@pytest.mark.django_db
def test_when_a_device_was_last_here_is_known_to_the_hour(client, time_machine):
    person()
    sign_in(client)
    first = UserSession.objects.get().last_seen_at
    time_machine.move_to(timezone.now() + dt.timedelta(minutes=50))
    client.get("/")
    assert UserSession.objects.get().last_seen_at == first
    time_machine.move_to(timezone.now() + dt.timedelta(minutes=20))
    client.get("/")
    assert UserSession.objects.get().last_seen_at > first + dt.timedelta(minutes=69)


@pytest.mark.django_db
def test_nothing_is_kept_of_a_session_after_sign_out(client):
    person()
    sign_in(client)
    client.post("/account/logout/")
    assert not UserSession.objects.exists()
