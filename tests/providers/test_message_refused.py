"""Where nobody can write, and what attacks on the form get."""

import datetime as dt

import pytest
from django.test import Client

from providers.dates import today
from providers.letter import Letter
from providers.models import Message, Provider
from tests import cast
from tests.providers.writing import Writer, parsed, ticket_in

pytestmark = pytest.mark.django_db

SENTINEL = "xylophone"


@pytest.fixture(autouse=True)
def alice() -> Provider:
    return cast.alice()


@pytest.fixture
def writer(alice: Provider) -> Writer:
    return Writer()


# Where nobody can write


@pytest.mark.parametrize("availability", ["open", "waitlist", "unknown"])
def test_who_has_room_or_has_not_said_can_be_written_to(availability):
    cast.listing("someone", availability=availability)
    assert "Send a message" in Client().get("/providers/someone/").content.decode()
    assert Writer("someone").writes().status_code == 303


@pytest.mark.parametrize("availability", ["full", "away"])
def test_who_is_full_or_away_shows_no_form(availability):
    provider = cast.listing("someone", availability=availability)
    assert "Send a message" not in Client().get("/providers/someone/").content.decode()
    soup = parsed(Client().get("/providers/someone/message/"))
    assert soup.main.find("form") is None
    assert "takes no messages right now" in soup.h1.get_text()
    assert soup.main.find("a", href="/providers/?accepting=now")
    # Once that is too old to count, it is unknown
    old = today() - dt.timedelta(days=31)
    Provider.objects.filter(pk=provider.pk).update(availability_on=old)
    assert ticket_in(Writer("someone").opens())


@pytest.mark.parametrize("state", ["paused", "suspended", "closed"])
def test_a_listing_that_is_not_public_now_shows_no_form(state):
    cast.listing("someone", listing_state=state)
    soup = parsed(Client().get("/providers/someone/message/"))
    assert soup.main.find("form") is None
    assert ("Someone" in soup.h1.get_text()) is (state == "paused")
    assert Client().get("/providers/someone/message/sent/").status_code == 200


def test_a_listing_that_was_never_public_is_not_found():
    cast.listing("someone", listing_state="draft", published_at=None)
    for path in ("someone/message/", "someone/message/sent/", "nobody/message/"):
        assert Client().get(f"/providers/{path}").status_code == 404
        assert Client().post(f"/providers/{path}").status_code in {404, 405}


def test_who_fills_up_while_somebody_writes_gets_nothing_and_the_words_come_back(alice, writer):
    writer.opens()
    Provider.objects.filter(pk=alice.pk).update(availability="full")
    response = writer.sends(text=f"<b>{SENTINEL}</b>")
    assert response.status_code == 409
    assert f"&lt;b&gt;{SENTINEL}" in response.content.decode()
    assert not Message.objects.exists()


def test_who_fills_up_at_the_very_moment_gets_nothing(writer, monkeypatch):
    """The form is looked at before, the row once more while it is held."""
    writer.opens()
    monkeypatch.setattr("providers.actions.messages.takes_messages", lambda _provider: False)
    assert writer.sends().status_code == 409
    assert not Message.objects.exists()
    monkeypatch.undo()
    assert writer.sends().status_code == 303, "the form was not used up"


# Attacks


def test_a_form_from_another_site_is_refused():
    client = Client(enforce_csrf_checks=True)
    assert client.post("/providers/alice-alder/message/", {}).status_code == 403


@pytest.mark.parametrize(
    "reply_to",
    [
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org,b@example.org",
        "a@example.org\x00",
        "<script>@example.org",
        "mailto:a@example.org?bcc=b@example.org",
    ],
)
def test_a_second_header_or_address_cannot_be_put_in(writer, reply_to):
    assert writer.writes(reply_to=reply_to).status_code == 422
    assert not Message.objects.exists()


def test_an_address_that_speaks_to_the_mail_program_is_quoted():
    link = Letter("email", "a?bcc=b&c%0a@example.org", False, "").link
    assert link == "mailto:a%3Fbcc%3Db%26c%250a@example.org"


@pytest.mark.parametrize("name", ["channel", "reply_to", "may_say", "text", "homepage", "ticket"])
@pytest.mark.parametrize("value", ["y" * 1_000_000, "NUL \x00 in it"])
def test_a_huge_value_and_one_with_a_nul_are_refused(writer, name, value):
    assert writer.writes(**{name: value}).status_code == 422
    assert not Message.objects.exists()


def test_bytes_that_are_no_text_are_no_server_error(writer):
    writer.opens()
    body = b"channel=email&reply_to=a%40example.org&text=%ff%fe&ticket=" + writer.ticket.encode()
    response = writer.client.post(
        writer.path, body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code in {303, 422}


def test_fields_that_the_form_does_not_have_change_nothing(alice, writer):
    bob = cast.bob()
    writer.writes(
        provider=str(bob.pk), replied_at="2020-01-01", outcome="replied", slug="bob-birch"
    )
    message = Message.objects.get()
    assert (message.provider, message.replied_at, message.outcome) == (alice, None, "")
