"""From which network address a request comes, for limits; it is kept nowhere else."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"


def client_address(request: HttpRequest) -> str:
    """The address of whoever asked the outermost of the `TRUSTED_PROXIES` proxies in front of the site.

    Each of them adds the address it was asked from at the end of `X-Forwarded-For`; what stands before was written by the client
    and could be anything. With none configured, or with fewer entries than proxies, it is the address of the connection itself;
    "unknown" when that is none (a socket file), so that all such requests count as one.
    """
    trusted = settings.TRUSTED_PROXIES
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if 0 < trusted <= len(forwarded) and (address := _parsed(forwarded[-trusted])):
        return address
    return _parsed(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def home_of(address: str) -> str:
    """What a limit counts by: of IPv6 the network, since one home has more addresses in it than anything can count."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else address


def _parsed(text: str) -> str:
    """The address in its one written form, or nothing."""
    try:
        return str(ipaddress.ip_address(text.strip().strip("[]")))
    except ValueError:
        return ""
