"""A word to both sides before their partnership runs out."""

import datetime as dt

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.formats import date_format

from providers.dates import today
from providers.letters import write_to_keepers
from providers.models import Partnership

BEFORE_THE_END = dt.timedelta(days=30)


def remind_of_partnerships(on: dt.date | None = None) -> int:
    """Write to both sides of each partnership that ends within 30 days, once for each end; returns for how many.

    For `manage.py daily`: a second run, also beside the first, sends nothing again.
    """
    on = on or today()
    return sum(_remind(key, on) for key in _due(on).values_list("pk", flat=True))


def _due(on: dt.date) -> "QuerySet[Partnership]":
    return Partnership.objects.active(on).filter(
        Q(reminded_for__isnull=True) | ~Q(reminded_for=F("valid_until")),
        valid_until__lte=on + BEFORE_THE_END,
    )


@transaction.atomic
def _remind(key: int, on: dt.date) -> bool:
    """The mark and the letters are committed together; who comes second finds the mark."""
    due = _due(on).select_for_update(of=("self",)).filter(pk=key).first()
    if due is None or due.valid_until is None:
        return False
    Partnership.objects.filter(pk=key).update(reminded_for=due.valid_until)
    for side in (due.therapist, due.prescriber):
        day = date_format(due.valid_until, "DATE_FORMAT")
        write_to_keepers(side, "partnership_runs_out", "practice_partnerships", day=day)
    return True
