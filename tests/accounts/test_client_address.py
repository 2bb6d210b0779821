"""From where somebody asks, as limits count it."""

import pytest
from django.test import RequestFactory

from accounts.client_address import client_address


@pytest.mark.parametrize(
    ("seen", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_an_address_counts_alone_and_a_home_with_many_as_one(seen, counted):
    assert client_address(RequestFactory().get("/", REMOTE_ADDR=seen)) == counted


def test_nobody_gets_around_a_limit_by_a_header():
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="192.0.2.99")
    assert client_address(request) == "192.0.2.7"
