"""Whether a form was sent from a page of this site, told by the browser and not by a token.

A token needs a cookie, and a visitor who only looks around gets none. What a page here can change without one is the visitor's own
list of public listings, so it is enough that no other site can change it; browsers say where a form was sent from, and no page can
make them say something else. The cookie is SameSite=Lax besides, which keeps it out of forms of other sites.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def sent_from_here(request: HttpRequest) -> bool:
    """By `Sec-Fetch-Site`, else by `Origin`, else by `Referer`; a browser that tells nothing is not believed."""
    if fetched := request.headers.get("Sec-Fetch-Site"):
        return fetched == "same-origin"
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    if origin := request.headers.get("Origin"):
        return origin in ours
    return _origin_of(request.headers.get("Referer", "")) in ours


def _origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def page_before(request: HttpRequest) -> str:
    """The path and query of the page of this site from which a form was sent; empty when the browser does not say."""
    try:
        before = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    if before.netloc != request.get_host():
        return ""
    address = f"{before.path}?{before.query}" if before.query else before.path
    # "//elsewhere.example" is a path to us and another site to a browser.
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""
