"""From which network address a request comes, for limits; it is kept nowhere else."""

from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the connection itself: what a client writes into a header could be anything."""
    return request.META.get("REMOTE_ADDR", "")
