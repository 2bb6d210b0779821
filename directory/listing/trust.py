"""The trust panel: each license with what was seen, where, until when, and why a badge is missing."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from directory.listing.looks import Source, last_look, source_of
from directory.listing.prescribing import Prescribing, prescribing
from directory.listing.record import Record
from providers.models import Evidence, License
from providers.situations import Situation, last_day, situation_of
from providers.vocabulary.checking import REFUSED_VERDICTS, Fact, Result
from providers.vocabulary.state import State

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
        last_day=last_day(license_, situation),
        look=look,
        source=source_of(license_, look, record.boards),
        expiry_seen=expiry is not None and expiry.result == Result.CONFIRMED,
        discipline=last_look(record.evidence, Fact.DISCIPLINE, license_),
        compact_states=tuple(str(State(each).label) for each in license_.compact_states or ()),
        prescribing=prescribing(record, license_),
    )
