"""Where the site is for real nobody works in review or in the admin without a second step, or decides long after signing in."""

import datetime as dt
import time

import pytest
import time_machine
from django.conf import LazySettings
from django.urls import reverse

from accounts.roles import Role
from tests.verification.test_admin_permissions import SIGNING_IN, addresses
from tests.verification.test_review_permissions import (
    ALLOWED,
    DECIDING,
    arguments,
    client_of,
    review_patterns,
)

pytestmark = pytest.mark.django_db
STAFF = (Role.REVIEWER, Role.SENIOR_REVIEWER, Role.ADMINISTRATOR)
# Buttons that decide nothing: they take a row in hand, let it go, or compare what was typed so far.
DECIDES_NOTHING = {
    *("review_next", "review_take", "review_give_back", "review_end_hold"),
    "review_license_differences",
}


def review_addresses() -> list[tuple[str, str]]:
    return [
        (str(each.name), reverse(str(each.name), kwargs=arguments(each)))
        for each in review_patterns()
    ]


@pytest.mark.parametrize("role", STAFF)
def test_without_a_second_step_nobody_gets_in(role: str, settings: LazySettings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client, wrong = client_of(role), []
    inside = [each for each in addresses() if each[0] not in SIGNING_IN]
    for _name, address in [*review_addresses(), *inside]:
        for method in ("get", "post"):
            answer = getattr(client, method)(address)
            sent_on = answer.status_code == 302 and answer["Location"] == reverse("mfa_index")
            # An address of the admin that is none is nothing, also to whoever is let in.
            if not sent_on and answer.status_code != 404:
                wrong.append((method, address, answer.status_code))
    assert not wrong


@pytest.mark.parametrize("role", STAFF)
def test_who_signed_in_long_ago_proves_it_again_before_a_decision(role: str) -> None:
    client, wrong = client_of(role), []
    decisions = [
        (name, address)
        for name, address in review_addresses()
        if role in ALLOWED[name] and ALLOWED[name] <= DECIDING | {Role.ADMINISTRATOR}
        if client.get(address).status_code == 405 and name not in DECIDES_NOTHING
    ]
    assert decisions
    with time_machine.travel(time.time() + dt.timedelta(minutes=11).seconds):
        for name, address in decisions:
            answer = client.post(address)
            if not answer.headers.get("Location", "").startswith("/account/reauthenticate/"):
                wrong.append((name, answer.status_code))
    assert not wrong
