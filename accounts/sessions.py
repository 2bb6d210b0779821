"""What is kept of a session, so that its owner can tell their devices apart: a kind of browser, and about when it was last here.

No network address: the database refuses one (accounts/migrations/0003).
"""

import datetime as dt
from typing import Any

from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.utils import timezone

from accounts.browsers import browser

# The column cannot be empty; no device has this one.
NO_ADDRESS = "0.0.0.0"  # noqa: S104 - nothing listens on it
SEEN = "seen_at"
# To tell one's devices apart nobody needs the minute.
SELDOM = dt.timedelta(hours=1)


def remember(request: HttpRequest, **_signal: Any) -> None:
    """Note that somebody signed in, or that their session has a new key since they changed their password."""
    UserSession.objects.purge_and_list(request.user)
    if not request.session.session_key:
        request.session.save()
    request.session[SEEN] = timezone.now().timestamp()
    UserSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "user": request.user,
            "ip": NO_ADDRESS,
            "user_agent": browser(request.headers.get("User-Agent", "")),
            "last_seen_at": timezone.now(),
        },
    )


def forget(request: HttpRequest, **_signal: Any) -> None:
    """Keep nothing of a session whose owner signs out."""
    if key := request.session.session_key:
        UserSession.objects.filter(session_key=key).delete()


def see(request: HttpRequest) -> None:
    """Note that the session of a signed-in person is in use, once an hour at most."""
    now = timezone.now()
    if now.timestamp() - request.session.get(SEEN, 0) < SELDOM.total_seconds():
        return
    request.session[SEEN] = now.timestamp()
    UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=now)
