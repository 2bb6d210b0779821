"""What every page of the guide shares: the sealed answers come in with the request and go out with the answer."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from matching.answers import Answers
from matching.sealing import SealError, seal, unseal

PATH = "/guide/"
# The guide's cookie is expired by name: "cookies" here would sign people out and empty their saved list.
CLEAR = '"cache", "storage"'


class SeeOther(HttpResponseRedirect):
    """After a form the browser fetches a page, so that Back and reload do the natural thing."""

    status_code = 303


@dataclass
class Visit:
    """One request to the guide. A view reads `answers` and puts new ones in their place."""

    name: str
    answers: Answers = field(default_factory=Answers)
    had_cookie: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> "Visit":
        """The visit that a request belongs to; a cookie that cannot be read counts as none, and the page says so."""
        name = cookie_name(request)
        token = request.COOKIES.get(name)
        if not token:
            return cls(name)
        try:
            return cls(name, Answers.from_json(unseal(token)), had_cookie=True)
        except (SealError, ValueError, KeyError, TypeError):
            return cls(name, Answers(lost=True), had_cookie=True)

    def leave(self, response: HttpResponse) -> None:
        """Renew the cookie, which starts the half hour anew, or expire it when there is nothing left to keep."""
        response.headers["Cache-Control"] = "no-store"
        if not self.answers:
            if self.had_cookie:
                response.delete_cookie(self.name, path=PATH, samesite="Strict")
            return
        response.set_cookie(
            self.name,
            self._sealed(),
            path=PATH,
            secure=self.name.startswith("__Secure-"),
            httponly=True,
            samesite="Strict",
        )

    def _sealed(self) -> str:
        try:
            return seal(self.answers.to_json())
        except SealError:
            # Only a forged form is that long, and good answers are not: the form is what has to go.
            self.answers = replace(self.answers, draft=None)
            return seal(self.answers.to_json())

    def forget(self, response: HttpResponse) -> None:
        """Leave nothing in the browser."""
        self.answers = Answers()
        response.headers["Clear-Site-Data"] = CLEAR


def cookie_name(request: HttpRequest) -> str:
    """`__Secure-` makes browsers refuse the cookie in the clear; a local copy without TLS has to do without."""
    return "__Secure-guide" if settings.OVER_TLS or request.is_secure() else "guide"


def guide_page(*methods: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., Any]]:
    """Make a view that takes (request, visit, …) into one that takes (request, …)."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        @require_http_methods([*methods, "HEAD"] if "GET" in methods else methods)
        def page(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            visit = Visit.of(request)
            response = view(request, visit, *args, **options)
            visit.leave(response)
            return response

        return page

    return decorate
