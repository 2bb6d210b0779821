"""Every address under /review/, asked by everybody: default deny, and an address without a rule here fails."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.roles import REVIEWERS, Role
from tests import cast

pytestmark = pytest.mark.django_db

VISITOR = "visitor"
PEOPLE = (VISITOR, *Role.values)
STAFF = frozenset({*REVIEWERS, Role.ADMINISTRATOR})
DECIDING = frozenset(REVIEWERS)
# name of the address → who gets in; a visitor is sent to sign in, everybody else is told that there is nothing.
ALLOWED: dict[str, frozenset[str]] = {
    "review": STAFF,
}


def review_patterns() -> list[URLPattern]:
    """The addresses under /review/."""
    [room] = [
        each
        for each in get_resolver().url_patterns
        if isinstance(each, URLResolver) and str(each.pattern) == "review/"
    ]
    return [each for each in room.url_patterns if isinstance(each, URLPattern)]


def arguments(pattern: URLPattern) -> dict[str, object]:
    """What stands in the address: things that are there, so that "nothing here" means "not for you"."""
    made: dict[str, object] = {}
    return {key: made[key] for key in pattern.pattern.converters}


def client_of(person: str) -> Client:
    """Somebody with that role, who has just signed in with a password."""
    client = Client()
    if person != VISITOR:
        user = cast.user(f"{person}@example.org", person)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        client.post(
            reverse("account_login"),
            {"login": f"{person}@example.org", "password": cast.PASSWORD},
        )
    return client


def test_every_address_has_a_rule() -> None:
    assert {each.name for each in review_patterns()} == set(ALLOWED)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_gets_in_without_a_rule(person: str, method: str) -> None:
    client = client_of(person)
    wrong = []
    for pattern in review_patterns():
        address = reverse(str(pattern.name), kwargs=arguments(pattern))
        answer = getattr(client, method)(address)
        if person in ALLOWED[str(pattern.name)]:
            right = answer.status_code in {200, 302, 303, 405, 422}
        elif person == VISITOR:
            sign_in = f"{reverse('account_login')}?next="
            right = answer.status_code == 302 and answer.headers["Location"].startswith(sign_in)
        else:
            # 405 says that nobody writes to, or reads, this address.
            right = answer.status_code in {404, 405}
        if not right:
            wrong.append((pattern.name, answer.status_code))
    assert not wrong
