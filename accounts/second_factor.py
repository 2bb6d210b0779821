"""Who needs a second step at sign-in, who has one, and who used it: a passkey or a code beside the password.

Whoever decides on licenses or manages people needs one wherever the site is for real (`SECOND_FACTOR_REQUIRED`).
"""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from time import time
from typing import Any

from allauth.account import app_settings
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts import opened
from accounts.models import User
from accounts.roles import Role

View = Callable[..., HttpResponse]
SET_UP = "mfa_index"


def is_needed(user: User | AnonymousUser) -> bool:
    """Whether somebody may do nothing here before they have a second step: every role but the provider's."""
    return settings.SECOND_FACTOR_REQUIRED and isinstance(user, User) and user.role != Role.PROVIDER


def kinds(user: User | AnonymousUser) -> set[str]:
    """Which second steps somebody has set up: "totp", "webauthn". Recovery codes alone are none."""
    found = Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True)
    return set(found) & {Authenticator.Type.TOTP.value, Authenticator.Type.WEBAUTHN.value}


def was_used(request: HttpRequest) -> bool:
    """Whether whoever signed in here did so with a passkey or a code, or set one up in this session."""
    return any(each.get("method") == "mfa" for each in _records(request))


def signed_in_recently(request: HttpRequest) -> bool:
    """Whether they typed their password, or used their second step, within `ACCOUNT_REAUTHENTICATION_TIMEOUT`."""
    since = time() - app_settings.REAUTHENTICATION_TIMEOUT
    return any(
        each.get("method") in {"password", "mfa"} and each.get("at", 0) > since
        for each in _records(request)
    )


def word_of_form(request: HttpRequest) -> str:
    """What a form carries in its field `opened.NAME`: a new word after a recent sign-in, else the one that it came back with."""
    if signed_in_recently(request):
        return opened.word_for(request)
    return request.POST.get(opened.NAME, "")


def confirmed(view: View, *, lasts: dt.timedelta | None = None) -> View:
    """Make a view for acts with consequences, such as a decision on a license.

    Whoever did not sign in recently is asked for their password or second step first, and what they sent is then taken up again;
    with `lasts`, a form of theirs that they opened within that time, after a recent sign-in, is taken without. Whoever needs a
    second step and did not use one in this session is sent to set it up. A visitor is sent to sign in.
    """

    def asks(request: HttpRequest) -> bool:
        return lasts is None or not opened.was_opened(request, within=lasts)

    @wraps(view)
    @reauthentication_required(app="accounts", enabled=asks)
    def page(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if is_needed(request.user) and not was_used(request):
            return redirect(SET_UP)
        return view(request, *args, **options)

    return page


def _records(request: HttpRequest) -> list[dict[str, Any]]:
    """How whoever is signed in proved who they are in this session."""
    user = request.user
    return get_authentication_records(request, user) if isinstance(user, User) else []
