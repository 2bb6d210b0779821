"""allauth's limits, counted by `accounts.limits`.

allauth counts in Django's cache: with one cache a process that lets through the limit times the workers. It has no setting for another
counter, but all of its limits pass through two functions of one module, and what makes a one-time code work once through one method.
`count_in_the_database` puts ours in their place when the site starts; tests/accounts/test_allauth_limits.py fails when a release of
allauth asks anywhere else.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from allauth.core.exceptions import RateLimited
from allauth.core.internal import ratelimit
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings as mfa_settings
from django.http import HttpRequest

from accounts import limits


@dataclass(frozen=True)
class Try:
    """One counted try, which allauth takes back when the password was right."""

    action: str
    who: str

    def rollback(self) -> None:
        """Count it no more."""
        limits.give_back(self.action, self.who)


def consume(
    request: HttpRequest,
    *,
    app: str,
    action: str,
    rate: ratelimit.Rate,
    key: str | None = None,
    user: Any = None,
    dry_run: bool = False,
    raise_exception: bool = False,
) -> Try | None:
    """Count one try against one rate: the try, or None (RateLimited with `raise_exception`) when there were too many."""
    who = ratelimit.get_cache_key(request, app=app, action=action, rate=rate, key=key, user=user)
    if dry_run:
        allowed = not limits.is_used_up(action, who, most=rate.amount)
    else:
        per = dt.timedelta(seconds=rate.duration)
        allowed = limits.within_limit(action, who, most=rate.amount, per=per)
    if allowed:
        return Try(action, who)
    if raise_exception:
        raise RateLimited
    return None


def clear(
    request: HttpRequest,
    *,
    app: str,
    action: str,
    config: dict[str, str] | None = None,
    key: str | None = None,
    user: Any = None,
) -> None:
    """Forget the tries of one account against the rates of an action, since its owner proved who they are.

    Those of a network address stay: else somebody could go on guessing other people's passwords by signing in to their own account
    now and then.
    """
    for rate in ratelimit.get_rates(app=app, action=action, config=config):
        if rate.per == "ip":
            continue
        who = ratelimit.get_cache_key(
            request, app=app, action=action, rate=rate, key=key, user=user
        )
        limits.forget_attempts(action, who)


def first_use_of_code(totp: Any, code: str) -> bool:
    """Whether a one-time code of an authenticator app is used for the first time, in whichever process."""
    periods = 1 + 2 * mfa_settings.TOTP_TOLERANCE
    return limits.within_limit(
        "use a code",
        f"{totp.instance.user_id} {normalize_user_code(code)}",
        most=1,
        per=dt.timedelta(seconds=periods * mfa_settings.TOTP_PERIOD),
    )


def count_in_the_database() -> None:
    """Let allauth ask here. Its models are loaded by then."""
    from allauth.mfa.totp.internal.auth import TOTP

    ratelimit._consume_single_rate = consume
    ratelimit.clear = clear
    TOTP._mark_code_used = first_use_of_code
