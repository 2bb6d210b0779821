"""From where somebody asks, for limits."""

import ipaddress

from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address that the server saw; of IPv6 the network, since one home has more addresses there than a limit can count."""
    said = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return said
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
