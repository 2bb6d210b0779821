"""Who works on what waits sees from every page how much that is; nobody else sees that there is such a place."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


def page(role: str | None) -> str:
    client = Client()
    if role:
        client.force_login(cast.user(f"{role}@example.org", role))
    return client.get("/models/").content.decode()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.SENIOR_REVIEWER, Role.ADMINISTRATOR])
def test_staff_have_a_door_with_the_number_that_waits(role: str) -> None:
    assert 'href="/review/"' in page(role)
    assert "waiting:" not in page(role)
    cache.clear()
    cast.license_of(cast.listing("alice-alder"), "md", verified=False)
    assert re.search(r"waiting:\s*</span>\s*1\s*</span>", page(role))


@pytest.mark.parametrize("role", [None, Role.PROVIDER])
def test_nobody_else_does(role: str | None) -> None:
    assert "/review/" not in page(role)


def test_a_long_list_is_not_counted_to_its_end() -> None:
    listing = cast.listing("alice-alder")
    for each in range(101):
        cast.license_of(listing, "md", verified=False, number=f"MD{each}")
    assert re.search(r"waiting:\s*</span>\s*99\+", page(Role.REVIEWER))


def test_the_number_is_asked_for_once_in_half_a_minute() -> None:
    page(Role.REVIEWER)
    with CaptureQueriesContext(connection) as found:
        page(Role.REVIEWER)
    assert not [each for each in found if "waiting" in each["sql"]]


def test_a_reviewer_who_signs_in_comes_to_what_waits() -> None:
    from tests.verification.test_review_permissions import client_of

    client = client_of(Role.REVIEWER)
    assert client.get("/account/login/").headers["Location"] == "/review/"


def test_whoever_has_just_read_the_list_is_not_counted_for_once_more() -> None:
    client = Client()
    client.force_login(cast.user("reviewer@example.org", Role.REVIEWER))
    cast.license_of(cast.listing("alice-alder"), "md", verified=False)
    with CaptureQueriesContext(connection) as found:
        html = client.get("/review/").content.decode()
    assert re.search(r"waiting:\s*</span>\s*1\s*</span>", html)
    assert len([each for each in found if "providers_decision" in each["sql"]]) == 2
