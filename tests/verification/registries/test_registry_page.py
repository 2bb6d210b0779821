"""A reviewer looks an NPI up from a page: it says what happened in words, and the reviewer can go on by hand."""

from typing import Any

import pytest
from django.test import Client

from accounts.roles import Role
from tests import cast
from tests.providers.claims import registry_record
from tests.verification.nppes_rows import npi
from tests.verification.registries import nppes_server as registry
from tests.verification.registries.nppes_server import NppesServer
from tests.verification.test_review_permissions import client_of
from verification.views import registry as views

pytestmark = pytest.mark.django_db

ADDRESS = f"/review/registry/{npi(1)}/"
NAME = {"by": "name", "kind": "individual", "name": "SMITH", "first_name": "PAT", "state": "OR"}


@pytest.fixture
def rosa() -> Client:
    return client_of(Role.REVIEWER)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_opening_the_page_asks_nobody(rosa: Client, nppes: NppesServer) -> None:
    cast.place(cast.listing("alice-alder", name="Alice Q. Alder", npi=npi(1)))
    page = words(rosa.get(ADDRESS))
    assert nppes.asked == []
    assert '<a href="/providers/alice-alder/">Alice Q. Alder</a>' in page
    for typed in ('value="Alder"', 'value="Alice"', '<option value="OR" selected>'):
        assert typed in page
    assert "it is not among the records that were imported" in page


def test_what_the_last_file_said_stands_there_too(rosa: Client, nppes: NppesServer) -> None:
    record = registry_record()
    page = words(rosa.get(f"/review/registry/{record.npi}/"))
    assert record.name in page
    assert record.address in page


# How the registry answers, and what the page says.
SAID: dict[str, tuple[registry.Answer, tuple[str, ...]]] = {
    "newer": (
        registry.recorded("newer_shape"),
        ("The registry has this record", "Marlowe Fernwhistle, M.D.", "license MD12345 in OR"),
    ),
    "older": (registry.recorded("older_shape"), ("The registry has this record", "PORTLAND")),
    "nobody": (registry.recorded("nobody"), ("The registry has nobody like that",)),
    "deactivated": (
        registry.recorded("deactivated"),
        ("This NPI was deactivated", f"It says: “CMS deactivated NPI {npi(1)}."),
    ),
    "refused": (
        registry.recorded("refused"),
        ("refused the question", "Field state requires additional search criteria"),
    ),
    "refused without a word": (registry.saying({"Errors": [1]}), ("It did not say why.",)),
    "silent": (
        registry.silent,
        ("The registry could not be asked", "It did not answer in time.", "go on by hand"),
    ),
    "down": (registry.sending(b"", 503), ("could not be asked", "status 503")),
    "garbage": (registry.sending(b"<html>"), ("could not be read", "Its answer is not JSON.")),
    "half": (registry.sending(b'{"res', length=900), ("broke off in the middle",)),
    "hostile": (
        registry.saying({"Errors": [{"description": "<script>alert(1)</script>"}]}),
        ("&lt;script&gt;",),
    ),
}


@pytest.mark.parametrize(("answer", "sentences"), SAID.values(), ids=SAID)
def test_every_outcome_is_told_and_the_reviewer_can_go_on_by_hand(
    rosa: Client, nppes: NppesServer, answer: registry.Answer, sentences: tuple[str, ...]
) -> None:
    nppes.answers = [answer]
    response = rosa.post(ADDRESS)
    assert response.status_code == 200
    page = words(response)
    for sentence in sentences:
        assert sentence in page
    assert f"https://npiregistry.cms.hhs.gov/provider-view/{npi(1)}" in page
    assert "Look the number up in the registry now" in page


def test_a_name_can_be_looked_for_instead(rosa: Client, nppes: NppesServer) -> None:
    nppes.answers = [registry.saying(registry.page_of(1, 30))]
    page = words(rosa.post(ADDRESS, NAME))
    assert nppes.asked[0]["last_name"] == "SMITH"
    assert "It found 30 records." in page
    assert "Here are the first 20." in page
    assert page.count("Pat Smith") == 20
    # What was typed is still there, and not in any address.
    assert 'value="SMITH"' in page


def test_more_people_than_the_registry_shows(rosa: Client, nppes: NppesServer) -> None:
    nppes.answers = [registry.saying(registry.page_of(1, 200))]
    page = words(rosa.post(ADDRESS, NAME))
    assert "Too many people have this name there" in page
    assert "It shows 1200 records at most." in page


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": "X"},
        {"name": "a\0b"},
        {"name": "X" * 71},
        {"state": "XX"},
        {"kind": "x"},
    ],
    ids=str,
)
def test_a_question_that_cannot_be_asked_asks_nobody(
    rosa: Client, nppes: NppesServer, fields: dict[str, str]
) -> None:
    answer = rosa.post(ADDRESS, NAME | fields)
    assert answer.status_code == 422
    assert "<title>Error:" in words(answer)
    assert nppes.asked == []


def test_what_is_no_npi_is_not_found(rosa: Client) -> None:
    for text in ("1234567890", "x", "１２３４５６７８９３"):
        assert rosa.get(f"/review/registry/{text}/").status_code == 404


def test_look_ups_are_limited(
    rosa: Client, nppes: NppesServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "LOOK_UPS_AN_HOUR", 1)
    nppes.answers = [registry.recorded("nobody")]
    assert rosa.post(ADDRESS).status_code == 200
    answer = rosa.post(ADDRESS)
    assert answer.status_code == 429
    assert "go on by hand" in words(answer)
    assert len(nppes.asked) == 1
