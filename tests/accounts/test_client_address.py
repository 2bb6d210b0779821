"""Which address limits count by: never one that a client made up."""

import pytest
from django.test import RequestFactory

from accounts.client_address import client_address

PROXIED = "203.0.113.9, 198.51.100.7, 10.0.0.2"


def asked(settings, proxies: int, **headers: str) -> str:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/")
    request.META |= {"REMOTE_ADDR": "10.0.0.1"} | headers
    return client_address(request)


def test_without_a_proxy_the_header_is_not_believed(settings):
    assert asked(settings, 0, HTTP_X_FORWARDED_FOR="203.0.113.9") == "10.0.0.1"


@pytest.mark.parametrize(("proxies", "address"), [(1, "10.0.0.2"), (2, "198.51.100.7")])
def test_behind_proxies_it_is_what_the_outermost_of_them_saw(settings, proxies, address):
    assert asked(settings, proxies, HTTP_X_FORWARDED_FOR=PROXIED) == address


@pytest.mark.parametrize("header", ["", "unknown", "203.0.113.9"])
def test_a_request_that_did_not_come_by_the_proxies_counts_by_its_connection(settings, header):
    assert asked(settings, 2, HTTP_X_FORWARDED_FOR=header) == "10.0.0.1"


def test_a_connection_by_a_socket_file_has_no_address(settings):
    assert asked(settings, 0, REMOTE_ADDR="") == "unknown"


def test_one_address_counts_once_however_it_is_written(settings):
    assert asked(settings, 1, HTTP_X_FORWARDED_FOR=" [2001:DB8::0001]") == "2001:db8::1"
