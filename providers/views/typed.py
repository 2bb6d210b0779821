"""What a form of a section sent, whoever sent it: read with suspicion, and never lost for want of a session or a fresh token."""

import datetime as dt
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.views.csrf import csrf_failure

from accounts.client_address import client_address
from accounts.late_check import checks_token_itself
from accounts.limits import within_limit
from providers.actions import kept_texts
from providers.forms.section import Typed, tidy
from providers.models import Provider
from providers.models.draft import Section
from providers.sections import FORMS

# Letters in all fields of a section; every field has a smaller limit of its own, which is told and loses nothing.
MOST_LETTERS = 150_000
COOKIE = "kept"
OF_PROVIDERS = "/practice/"
KEPT_AN_HOUR = 60
AN_HOUR = dt.timedelta(hours=1)


class TooMuchError(Exception):
    """More than a listing could ever say."""


def section_named(slug: str) -> Section:
    """The section of an address. Raises Http404."""
    try:
        return Section(slug)
    except ValueError as error:
        raise Http404 from error


def typed_in(request: HttpRequest, section: Section) -> Typed:
    """The fields of the section that were sent, and nothing else. Raises TooMuchError, or SuspiciousOperation for what no one types."""
    form = FORMS[section]
    typed = {
        name: [str(each) for each in values]
        for name, values in request.POST.lists()
        if form.known(name)
    }
    everything = "".join(value for values in typed.values() for value in values)
    if len(everything) > MOST_LETTERS:
        raise TooMuchError
    if "\0" in everything or any("\ud800" <= letter <= "\udfff" for letter in everything):
        raise SuspiciousOperation("letters that nobody types")
    return tidy(typed)


def version_in(request: HttpRequest) -> int:
    """The version that the page was opened at."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def never_loses(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a section's page: it checks the token itself, so that a form that was open for too long is shown again with its text.

    The view is told `sure=False` when the form is ours by its origin and its token is old (somebody signed in again in another
    tab): it may show what was sent, and change nothing. Without a session the text is kept for the same browser.
    """

    @checks_token_itself
    @wraps(view)
    def page(request: HttpRequest, slug: str, section: str) -> HttpResponse:
        if request.method != "POST":
            return view(request, slug=slug, section=section, sure=True)
        check = TokenCheck(view_to_check)
        # Any view that is not exempt will do to have the token looked at.
        refused = check.process_view(request, view_to_check, (), {})
        ours = "HTTP_ORIGIN" in request.META and check.is_ours(request)
        if refused is not None and not ours:
            return csrf_failure(request, reason="")
        if request.user.is_authenticated:
            return view(request, slug=slug, section=section, sure=refused is None)
        browser = request.COOKIES.get(COOKIE) or secrets.token_urlsafe(32)
        _keep(request, slug, section, browser)
        response = view(request, slug=slug, section=section, sure=False)
        remember_browser(response, browser)
        return response

    return page


def remember_browser(response: HttpResponse, browser: str, *, path: str = OF_PROVIDERS) -> None:
    """Give a browser the key to what it typed."""
    response.set_cookie(
        COOKIE,
        browser,
        max_age=kept_texts.KEPT_FOR,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


class TokenCheck(CsrfViewMiddleware):
    """Django's own check of a form's token."""

    def is_ours(self, request: HttpRequest) -> bool:
        """Whether the browser says that the form stood on a page of this site."""
        ours: bool = self._origin_verified(request)  # type: ignore[attr-defined]
        return ours


def view_to_check(request: HttpRequest) -> HttpResponse:
    """Stands for a view that wants its token checked."""
    return HttpResponse()


def _keep(request: HttpRequest, slug: str, section: str, browser: str) -> None:
    typed = typed_or_nothing(request, section_named(section))
    who = client_address(request)
    if (
        typed
        and Provider.objects.filter(slug=slug).exists()
        and within_limit("keep typed text", who, most=KEPT_AN_HOUR, per=AN_HOUR)
    ):
        sent = typed | {"version": [str(version_in(request))]}
        kept_texts.keep(browser=browser, address=request.path, typed=sent)


def typed_or_nothing(request: HttpRequest, section: Section) -> Typed:
    """The same without raising for too much."""
    try:
        return typed_in(request, section)
    except TooMuchError:
        return {}


def kept_for(request: HttpRequest) -> tuple[Typed, int] | None:
    """What this browser typed here when its session had ended, and the version it began from."""
    browser = request.COOKIES.get(COOKIE)
    found: Any = kept_texts.kept(browser=browser, address=request.path) if browser else None
    if not found:
        return None
    return found, int(found.pop("version", ["0"])[0])


def forget_kept(request: HttpRequest) -> None:
    """It was saved."""
    if browser := request.COOKIES.get(COOKIE):
        kept_texts.forget(browser=browser, address=request.path)
