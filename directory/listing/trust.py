"""The trust panel: each license with what was seen, where, until when, and why a badge is missing."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from directory.listing.looks import Source, last_look, source_of
from directory.listing.prescribing import Prescribing, prescribing
from directory.listing.record import Record
from providers.models import Evidence, License
from providers.vocabulary.checking import REFUSED_VERDICTS, Fact, Result, Verdict
from providers.vocabulary.state import State


class Situation(StrEnum):
    """How a license stands; each has its own words on the page. In the order of what a client should see first."""

    VERIFIED = "verified"
    DISCIPLINED = "disciplined"
    # The badge that it had is over: a later look found something else, the license ended, or the check is too old.
    CHANGED = "changed"
    ENDED = "ended"
    RUN_OUT = "run_out"
    NEED_MORE = "need_more"
    WAITING = "waiting"


ORDER = list(Situation)


@dataclass(frozen=True)
class LicenseShown:
    """One license in the panel. `holder` is empty on a person's own page."""

    holder: str
    holder_url: str
    license: License
    situation: Situation
    last_day: dt.date | None
    look: Evidence | None
    source: Source | None
    expiry_seen: bool
    discipline: Evidence | None
    compact_states: tuple[str, ...]
    prescribing: Prescribing


@dataclass(frozen=True)
class Trust:
    """The licenses a listing may name, and how many it may not because a reviewer did not find them so."""

    licenses: tuple[LicenseShown, ...]
    refused: int

    @property
    def verified(self) -> tuple[LicenseShown, ...]:
        """Those with a badge today."""
        return tuple(each for each in self.licenses if each.situation == Situation.VERIFIED)

    @property
    def disciplined(self) -> tuple[LicenseShown, ...]:
        """Those that a board has acted against."""
        return tuple(each for each in self.licenses if each.situation == Situation.DISCIPLINED)

    @property
    def checked_on(self) -> dt.date | None:
        """The day of the newest look that still counts."""
        days = [timezone.localdate(each.look.performed_at) for each in self.verified if each.look]
        return max(days, default=None)


def trust(record: Record) -> Trust:
    """The panel of a listing."""
    named = [each for each in record.licenses if each.verdict not in REFUSED_VERDICTS]
    shown = [_shown(record, license_) for license_ in named]
    people = list(dict.fromkeys(each.holder for each in shown))
    return Trust(
        licenses=tuple(
            sorted(
                shown,
                key=lambda each: (people.index(each.holder), ORDER.index(each.situation)),
            )
        ),
        refused=len(record.licenses) - len(named),
    )


def situation_of(license_: License, on: dt.date) -> Situation:
    """How a license that may be named stands that day, from the annotations of the License QuerySet."""
    if license_.badge:
        return Situation.VERIFIED
    if license_.verdict == Verdict.NEED_MORE:
        return Situation.NEED_MORE
    if license_.verdict == Verdict.DISCIPLINED:
        return Situation.DISCIPLINED
    if license_.verdict is None or license_.looked_at is None:
        return Situation.WAITING
    if license_.look_result != Result.CONFIRMED:
        return Situation.CHANGED
    if license_.expires_on and license_.expires_on < on:
        return Situation.ENDED
    return Situation.RUN_OUT


def _shown(record: Record, license_: License) -> LicenseShown:
    holder = record.holder(license_)
    own = holder.pk == record.provider.pk
    situation = situation_of(license_, record.on)
    look = last_look(record.evidence, Fact.LICENSE_STATUS, license_)
    expiry = last_look(record.evidence, Fact.LICENSE_EXPIRY, license_)
    return LicenseShown(
        holder="" if own else holder.name,
        holder_url="" if own or holder.listing_state != "published" else holder.get_absolute_url(),
        license=license_,
        situation=situation,
        last_day=_last_day(license_, situation),
        look=look,
        source=source_of(license_, look),
        expiry_seen=expiry is not None and expiry.result == Result.CONFIRMED,
        discipline=last_look(record.evidence, Fact.DISCIPLINE, license_),
        compact_states=tuple(str(State(each).label) for each in license_.compact_states or ()),
        prescribing=prescribing(record, license_),
    )


def _last_day(license_: License, situation: Situation) -> dt.date | None:
    """The last day on which the badge stood, or stands if nobody looks again."""
    if situation == Situation.CHANGED:
        return timezone.localdate(license_.looked_at)
    ends = [day for day in (license_.look_valid_until, license_.expires_on) if day]
    return min(ends, default=None)
