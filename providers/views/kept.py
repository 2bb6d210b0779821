"""What a form sent when the session had ended: kept for the same browser, and back in the form once its owner has signed in.

The sections of a listing have rules of their own in `providers/views/typed.py`.
"""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.forms import Form, MultipleChoiceField
from django.http import HttpRequest, HttpResponse

from accounts.client_address import client_address
from accounts.limits import within_limit
from providers.actions import kept_texts
from providers.forms.section import Typed
from providers.models import Provider
from providers.views.typed import (
    AN_HOUR,
    COOKIE,
    KEPT_AN_HOUR,
    MOST_LETTERS,
    OF_PROVIDERS,
    forget_kept,
    remember_browser,
)

View = Callable[..., HttpResponse]
# Stands for a file, which no browser sends a second time by itself.
A_FILE = "a file was chosen"
NOT_KEPT = {"csrfmiddlewaretoken"}


def keeps_typed(view: View) -> View:
    """For a page of a listing with a form that `take_up` fills again; what was kept is forgotten once a form of it was saved."""

    def is_listed(slug: str, **_rest: object) -> bool:
        return Provider.objects.filter(slug=slug).exists()

    return keeps_typed_of(is_listed, path=OF_PROVIDERS)(view)


def keeps_typed_of(is_there: Callable[..., bool], *, path: str) -> Callable[[View], View]:
    """The same for any page: `is_there` takes the parts of its address, and `path` is where the browser sends its key."""

    def decorate(view: View) -> View:
        @wraps(view)
        def page(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponse:
            if request.method != "POST":
                return view(request, *args, **parts)
            if request.user.is_authenticated:
                response = view(request, *args, **parts)
                if response.status_code in (302, 303):
                    forget_kept(request)
                return response
            browser = request.COOKIES.get(COOKIE) or secrets.token_urlsafe(32)
            typed = _typed_in(request)
            if (
                typed
                and is_there(*args, **parts)
                and within_limit(
                    "keep typed text", client_address(request), most=KEPT_AN_HOUR, per=AN_HOUR
                )
            ):
                kept_texts.keep(browser=browser, address=request.path, typed=typed)
            response = view(request, *args, **parts)
            remember_browser(response, browser, path=path)
            return response

        return page

    return decorate


def take_up(request: HttpRequest, form: Form | None = None) -> str:
    """Fill a form that is only shown with what was kept for it; returns "text", "file" or "" for what there was."""
    browser = request.COOKIES.get(COOKIE)
    if request.method == "POST" or not browser:
        return ""
    typed = kept_texts.kept(browser=browser, address=request.path)
    if not typed:
        return ""
    for name, field in form.fields.items() if form else ():
        if name in typed:
            many = isinstance(field, MultipleChoiceField)
            form.initial[name] = typed[name] if many else typed[name][0]  # type: ignore[union-attr]
    return "file" if A_FILE in typed else "text"


def _typed_in(request: HttpRequest) -> Typed:
    """Everything that was typed; nothing where that is more than a form could hold."""
    typed = {
        name: [str(each) for each in values]
        for name, values in request.POST.lists()
        if name not in NOT_KEPT and values
    }
    everything = "".join(value for values in typed.values() for value in values)
    if len(everything) > MOST_LETTERS or "\0" in everything:
        return {}
    return typed | ({A_FILE: ["yes"]} if request.FILES else {})
