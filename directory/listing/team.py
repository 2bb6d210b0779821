"""The care team: who prescribes and who does the therapy, in one person, one practice or a partnership."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalog.standing import PRESCRIBERS
from directory.listing.prescribing import left_open
from directory.listing.record import Record
from providers.models import Partnership, Provider
from providers.vocabulary.checking import Authority
from providers.vocabulary.state import State
from providers.vocabulary.treatment import Psychotherapy, TreatmentModel


class Prescriber(StrEnum):
    """Who may prescribe what the listing offers."""

    HERE = "here"
    PARTNER = "partner"
    NEEDED = "needed"
    NOT_CONFIRMED = "not_confirmed"


@dataclass(frozen=True)
class Partner:
    """A published partner; `prescriber` is their part in the partnership, `prescribes` whether checked licenses bear it out.

    `counts` is false while a license that the team needs has no valid check; `states` are then those they agreed on.
    """

    provider: Provider
    prescriber: bool
    prescribes: bool
    states: tuple[str, ...]
    until: dt.date | None
    counts: bool


@dataclass(frozen=True)
class Team:
    """`complete_in` are the states whose clients find both a therapist and a prescriber here."""

    prescriber: Prescriber
    partners: tuple[Partner, ...]
    complete_in: tuple[str, ...]
    # Psycholytic or psychedelic work, which a therapist can only do together with a prescriber.
    with_therapy: bool
    # The listing's own license is one of a therapist, and a service of its own comes with therapy from the same person.
    own_therapy: bool

    @property
    def needs_prescriber(self) -> bool:
        """Psycholytic or psychedelic work without anyone who prescribes."""
        return self.with_therapy and self.prescriber == Prescriber.NEEDED


def team(record: Record, authorities: Mapping[Authority, list[str]]) -> Team:
    """The team of a listing; `authorities` are the states in which its own licenses prescribe or may."""
    partners = tuple(_partner(record, each) for each in record.partnerships)
    standing = record.standings[record.provider.pk]
    if any(authority in authorities for authority in PRESCRIBERS):
        prescriber = Prescriber.HERE
    elif any(each.prescriber and each.prescribes for each in partners):
        prescriber = Prescriber.PARTNER
    elif Authority.NOT_CONFIRMED in authorities or left_open(record):
        prescriber = Prescriber.NOT_CONFIRMED
    else:
        prescriber = Prescriber.NEEDED
    return Team(
        prescriber=prescriber,
        partners=partners,
        complete_in=tuple(str(State(each).label) for each in sorted(standing.team_states)),
        with_therapy=any(each.model != TreatmentModel.MEDICAL for each in record.services),
        own_therapy=bool(standing.therapist_states)
        and any(each.therapy == Psychotherapy.SAME_PROVIDER for each in record.services),
    )


def _partner(record: Record, partnership: Partnership) -> Partner:
    own = record.provider.pk
    is_prescriber = partnership.therapist_id == own
    provider = partnership.prescriber if is_prescriber else partnership.therapist
    prescribing = record.standings[partnership.prescriber_id].prescribing or {}
    shared = (record.standings[own].partners or {}).get(provider.pk, frozenset())
    return Partner(
        provider=provider,
        prescriber=is_prescriber,
        prescribes=any(prescribing.get(state) in PRESCRIBERS for state in partnership.states),
        states=tuple(str(State(each).label) for each in sorted(shared or partnership.states)),
        until=partnership.valid_until,
        counts=bool(shared),
    )
