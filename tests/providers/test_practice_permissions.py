"""Every address under /practice/, asked by everybody: default deny, and an address without a rule here fails."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from accounts.roles import Role
from providers.models import Provider
from tests import cast
from tests.providers.message_to import message_to
from tests.providers import licensing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]

VISITOR, ALICE, BOB, REVIEWER, ADMINISTRATOR = (
    "visitor",
    "alice",
    "bob",
    "reviewer",
    "administrator",
)
EVERYBODY = (VISITOR, ALICE, BOB, REVIEWER, ADMINISTRATOR)
SIGNED_IN = frozenset(EVERYBODY) - {VISITOR}
OWNER = frozenset({ALICE})
# name of the address → who gets in; everybody else is sent to sign in (a visitor) or is told that there is nothing (404).
ALLOWED: dict[str, frozenset[str]] = {
    "practice": SIGNED_IN,
    "practice_messages": OWNER,
    "practice_message": OWNER,
    "practice_message_answer": OWNER,
    "practice_message_take_back": OWNER,
    "practice_message_delete": OWNER,
    "practice_figures": OWNER,
    "practice_licenses": OWNER,
    "practice_license_new": OWNER,
    "practice_license": OWNER,
    "practice_license_renew": OWNER,
    "practice_license_remove": OWNER,
    "practice_documents": OWNER,
    "practice_document": OWNER | {REVIEWER},
    "practice_document_remove": OWNER,
    "practice_credential_new": OWNER,
    "practice_credential": OWNER,
    "practice_credential_remove": OWNER,
    "practice_partnerships": OWNER,
    "practice_partnership_find": OWNER,
    "practice_partnership_propose": OWNER,
    "practice_partnership": OWNER,
    "practice_partnership_end": OWNER,
}


def practice_patterns() -> list[URLPattern]:
    """The addresses under /practice/."""
    [room] = [
        each
        for each in get_resolver().url_patterns
        if isinstance(each, URLResolver) and str(each.pattern) == "practice/"
    ]
    return [each for each in room.url_patterns if isinstance(each, URLPattern)]


def arguments(name: str, alice: Provider) -> dict[str, object]:
    """What stands in the address, always of Alice's things."""
    [pattern] = [each for each in practice_patterns() if each.name == name]
    of_alice: dict[str, object] = {"slug": alice.slug}
    if "message_key" in pattern.pattern.converters:
        of_alice["message_key"] = message_to(alice).pk
    of_alice |= licensing.things_of(alice, pattern.pattern.converters)
    return {key: of_alice[key] for key in pattern.pattern.converters}


def client_of(person: str) -> Client:
    client = Client()
    if person in (ALICE, BOB):
        client.force_login(User.objects.get(email=f"{person}@example.org"))
    elif person != VISITOR:
        client.force_login(cast.user(f"{person}@example.org", Role(person)))
    return client


def test_every_address_has_a_rule() -> None:
    assert {each.name for each in practice_patterns()} == set(ALLOWED)


@pytest.mark.parametrize("person", EVERYBODY)
@pytest.mark.parametrize("name", sorted(ALLOWED))
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_gets_in_without_a_rule(name: str, person: str, method: str) -> None:
    alice = cast.alice()
    cast.bob()
    address = reverse(name, kwargs=arguments(name, alice))
    answer = getattr(client_of(person), method)(address)
    if person in ALLOWED[name]:
        assert answer.status_code in {200, 302, 303, 405, 422}
    elif person == VISITOR:
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(f"{reverse('account_login')}?next=")
    else:
        assert answer.status_code == 404
