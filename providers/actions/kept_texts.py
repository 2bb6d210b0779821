"""What was typed when the session had ended waits, locked, for the same browser to sign in again."""

import datetime as dt
import hashlib
import json

from django.db.models import QuerySet
from django.utils import timezone

from accounts.at_rest import LockedError, lock, unlock
from providers.forms.section import Typed
from providers.models import KeptText

KEPT_FOR = dt.timedelta(hours=4)
PURPOSE = "kept text"


def keep(*, browser: str, address: str, typed: Typed) -> None:
    """Keep what was typed on a page (`address`) for whoever has the key `browser`."""
    KeptText.objects.update_or_create(
        browser=_digest(browser),
        address=address,
        defaults={
            "locked": lock(PURPOSE, json.dumps(typed).encode()),
            "kept_until": timezone.now() + KEPT_FOR,
        },
    )


def kept(*, browser: str, address: str) -> Typed | None:
    """What waits for this page and this browser."""
    row = _rows(browser, address).filter(kept_until__gte=timezone.now()).first()
    try:
        return json.loads(unlock(PURPOSE, bytes(row.locked))) if row else None
    except LockedError:
        return None


def forget(*, browser: str, address: str) -> None:
    """It has been saved, or is not wanted."""
    _rows(browser, address).delete()


def forget_old_texts() -> int:
    """Delete what nobody can have back any more; returns how many."""
    return KeptText.objects.filter(kept_until__lt=timezone.now()).delete()[0]


def _rows(browser: str, address: str) -> QuerySet[KeptText]:
    return KeptText.objects.filter(browser=_digest(browser), address=address)


def _digest(browser: str) -> str:
    return hashlib.sha256(browser.encode()).hexdigest()
