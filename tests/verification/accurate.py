"""Listings to count, and the figures read anew."""

import datetime as dt

from django.utils import timezone

from providers.models import Provider
from tests import cast
from verification.accuracy import now as kept
from verification.accuracy.now import Accuracy, accuracy_now

DAY = dt.timedelta(days=1)


def figures() -> Accuracy:
    kept.forget()
    return accuracy_now()


def many(number: int, code: str = cast.PORTLAND, **fields: object) -> list[Provider]:
    """Listings with a place and nothing else."""
    made = []
    for index in range(number):
        provider = cast.listing(f"many-{code}-{index}", **fields)
        cast.place(provider, code)
        made.append(provider)
    return made


def checked_days_ago(provider: Provider, days: int) -> None:
    sent = timezone.now() - days * DAY - dt.timedelta(minutes=9)
    license_ = cast.license_of(provider, "md", verified=False, submitted_at=sent)
    cast.look(license_, performed_at=sent + dt.timedelta(minutes=2))
    cast.decide(license_, decided_at=sent + dt.timedelta(minutes=3))
