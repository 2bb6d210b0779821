"""How an answer in JSON goes out: to whoever asked, kept by nobody in between, and read by no page of another site."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

METHODS = "GET, HEAD, OPTIONS"
# A search can tell what somebody lives with: no cache between us keeps it.
PRIVATE = "private, no-store"
# So that no text of a request or a listing is ever taken for markup, whatever opens the answer.
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
View = Callable[..., HttpResponse]


def answer(found: Mapping[str, Any], status: int = 200, cache: str = PRIVATE) -> HttpResponse:
    """`found` as JSON."""
    response = JsonResponse(found, status=status, headers={"Cache-Control": cache})
    response.content = response.content.decode().translate(ESCAPED).encode()
    return response


def read_only(view: View) -> View:
    """Only what reads is answered, the rest in JSON too. There is nothing to change, so a form needs no token to be refused."""

    @csrf_exempt
    @wraps(view)
    def reading(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return view(request, *args, **options)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, content_type="", headers={"Allow": METHODS})
        response = answer({"errors": {"method": [_("This address can only be read.")]}}, status=405)
        response["Allow"] = METHODS
        return response

    return reading
