"""What the next page shows and no other: a secret on its way through a redirect, locked while it waits in the session."""

import json
from typing import Any

from django.http import HttpRequest

from accounts.at_rest import LockedError, lock, unlock

PURPOSE = "shown once"


def keep(request: HttpRequest, about: str, words: dict[str, str]) -> None:
    """Show `words` on the next page about `about`."""
    request.session[PURPOSE] = lock(PURPOSE, json.dumps([about, words]).encode()).decode()


def take_out(request: HttpRequest, about: str) -> Any:
    """The words that were kept for this page, which nobody finds afterwards; None where there are none."""
    if PURPOSE not in request.session:
        return None
    try:
        kept_about, words = json.loads(unlock(PURPOSE, request.session.pop(PURPOSE).encode()))
    except LockedError:
        return None
    return words if kept_about == about else None
