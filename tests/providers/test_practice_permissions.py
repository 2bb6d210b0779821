"""Every address under /practice/, asked by everybody: default deny, and an address without a rule here fails."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from accounts.roles import Role
from providers.models import Provider
from tests import cast

pytestmark = pytest.mark.django_db

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
    "practice_listing": OWNER,
    "practice_section": OWNER,
    "practice_discard": OWNER,
    "practice_photo": OWNER,
    "practice_publish": OWNER,
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
    of_alice: dict[str, object] = {"slug": alice.slug, "section": "about"}
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
