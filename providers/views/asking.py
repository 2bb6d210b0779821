"""A page with one form, and who sends it."""

from typing import Any, cast

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import User
from providers.models import Provider
from providers.views.kept import take_up


def who_asks(request: HttpRequest) -> User:
    """The person who is signed in; only for views behind `providers.access`."""
    return cast(User, request.user)


def show_form(
    request: HttpRequest,
    listing: Provider,
    form: Form,
    *,
    title: str,
    button: str,
    back: str,
    template: str = "practice/one_form.html",
    before: str = "",
    after: str = "",
    **words: Any,
) -> HttpResponse:
    """The page with the form: 422 when it came back with errors. `back` names the page it belongs to, `before` and
    `after` templates that stand above and below the fields."""
    context = words | {
        "kept": take_up(request, form),
        "listing": listing,
        "here": back,
        "form": form,
        "title": title,
        "button": button,
        "back": reverse(back, args=[listing.slug]),
        "before": before,
        "after": after,
    }
    return render(request, template, context, status=422 if form.errors else 200)
