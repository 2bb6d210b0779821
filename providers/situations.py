"""How a license stands on a day, worked out from its last verdict, the last look at it, and the dates of both."""

import datetime as dt
from enum import StrEnum

from django.utils import timezone

from providers.models import License
from providers.vocabulary.checking import Result, Verdict


class Situation(StrEnum):
    """Each has its own words on a page. In the order of what a client should see first."""

    VERIFIED = "verified"
    DISCIPLINED = "disciplined"
    # The badge that it had is over: a later look found something else, the license ended, or the check is too old.
    CHANGED = "changed"
    ENDED = "ended"
    RUN_OUT = "run_out"
    NEED_MORE = "need_more"
    WAITING = "waiting"
    # A reviewer did not find it as stated: no listing names it, and only its holder reads why.
    COULD_NOT_CONFIRM = "could_not_confirm"
    DOES_NOT_MATCH = "does_not_match"


BY_VERDICT = {
    Verdict.NEED_MORE: Situation.NEED_MORE,
    Verdict.DISCIPLINED: Situation.DISCIPLINED,
    Verdict.COULD_NOT_CONFIRM: Situation.COULD_NOT_CONFIRM,
    Verdict.DOES_NOT_MATCH: Situation.DOES_NOT_MATCH,
}


def situation_of(license_: License, on: dt.date) -> Situation:
    """How the license stands that day, from the annotations of the License QuerySet (`with_standing`, `with_badge`)."""
    if license_.badge:
        return Situation.VERIFIED
    if license_.verdict in BY_VERDICT:
        return BY_VERDICT[Verdict(license_.verdict)]
    if license_.verdict is None or license_.looked_at is None:
        return Situation.WAITING
    if license_.look_result != Result.CONFIRMED:
        return Situation.CHANGED
    if license_.expires_on and license_.expires_on < on:
        return Situation.ENDED
    return Situation.RUN_OUT


def last_day(license_: License, situation: Situation) -> dt.date | None:
    """The last day on which the badge stood, or stands if nobody looks again."""
    if situation == Situation.CHANGED:
        return timezone.localdate(license_.looked_at)
    ends = [day for day in (license_.look_valid_until, license_.expires_on) if day]
    return min(ends, default=None)
