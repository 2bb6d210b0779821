"""The one cookie of a visitor who saves something: keys of public listings, and nothing about the visitor."""

from collections.abc import Collection

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from directory.saved.keys import keys_in, text_of

NAME = "saved"
A_YEAR = 365 * 24 * 60 * 60
# A comma would have to be quoted in a cookie.
SEPARATOR = "."


def saved_keys(request: HttpRequest) -> tuple[int, ...]:
    """The keys of the saved listings, in the order in which they were saved."""
    return keys_in(request.COOKIES.get(NAME, ""), SEPARATOR)


def keep(request: HttpRequest, response: HttpResponse, keys: Collection[int]) -> None:
    """Put the list into the visitor's browser for a year from now; an empty one takes the cookie away."""
    if not keys:
        response.delete_cookie(NAME, path="/", samesite="Lax")
        return
    response.set_cookie(
        NAME,
        text_of(keys, SEPARATOR),
        max_age=A_YEAR,
        path="/",
        secure=settings.OVER_TLS or request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
