"""The way back to the results that a client came from."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse


def back_to_search(request: HttpRequest) -> str:
    """The search that led here, with its filters, when the browser says so; else the search without any.

    The browser tells the page before only within this site. The address goes back into a link of the answer and nowhere else.
    """
    search = reverse("providers")
    try:
        before = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return search
    if before.netloc == request.get_host() and before.path == search and before.query:
        return f"{search}?{before.query}"
    return search
