"""The ways between the parts of review."""

import datetime as dt

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from accounts.adapter import AccountAdapter
from accounts.roles import Role
from providers.templatetags.waits import wait
from tests import cast
from tests.providers.writing import parsed

pytestmark = pytest.mark.django_db
DECIDING = ["What waits", "Find", "Reports", "Exclusion list", "Prescribing rules"]
MANAGING = [
    "What waits",
    "Find",
    "Exclusion list",
    "Prescribing rules",
    "Audit trail",
    "People",
    "Boards",
    "Plain data",
]


def ways(role: str, address: str) -> list:
    client = Client()
    client.force_login(cast.user("ways@example.org", role))
    return parsed(client.get(address)).find("nav", class_="work-nav").find_all("a")


@pytest.mark.parametrize(
    ("role", "parts"),
    [
        (Role.REVIEWER, DECIDING),
        (Role.SENIOR_REVIEWER, DECIDING),
        (Role.ADMINISTRATOR, MANAGING),
    ],
)
def test_everybody_sees_each_part_that_is_open_to_them_once(role, parts):
    told = [way.get_text(strip=True) for way in ways(role, "/review/")]
    assert told == [*parts, "Your listings", "Your account"]


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("/review/", "What waits"),
        ("/review/reports/", "Reports"),
        ("/review/rules/", "Prescribing rules"),
    ],
)
def test_the_part_one_is_in_is_marked(address, part):
    marked = {way.get_text(): way.get("aria-current") for way in ways(Role.REVIEWER, address)}
    assert {name for name, current in marked.items() if current} == {part}


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.REVIEWER, "/review/"),
        (Role.SENIOR_REVIEWER, "/review/"),
        (Role.ADMINISTRATOR, "/review/"),
        (Role.PROVIDER, "/practice/"),
    ],
)
def test_whoever_signs_in_comes_to_their_own_work(role, address):
    request = RequestFactory().get("/account/login/")
    request.user = cast.user("ways@example.org", role)
    assert AccountAdapter(request).get_login_redirect_url(request) == address


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0.1, "less than an hour"), (1.5, "1 hour"), (47.5, "47 hours"), (49, "2 days")],
)
def test_what_has_just_come_is_not_said_to_wait_for_an_hour(hours, words):
    assert wait(timezone.now() - dt.timedelta(hours=hours)) == words
