"""Checks that are not about a license: the federal exclusion list, who runs the listing, the Spravato program."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from django.conf import settings
from django.utils import timezone

from directory.listing.looks import last_look
from directory.listing.record import Record
from providers.exclusion_list import Comparison, is_by_hand
from providers.models import Evidence
from providers.vocabulary.checking import Fact, Result
from providers.vocabulary.treatment import Molecule

# The search form of the Office of Inspector General; the list itself is a large file.
EXCLUSIONS_URL = "https://exclusions.oig.hhs.gov/"


class Outcome(StrEnum):
    """What came of a look; never "clear", because a list can be wrong or late."""

    NOT_CHECKED = "not_checked"
    TOO_OLD = "too_old"
    SEEN = "seen"
    NOT_SEEN = "not_seen"
    MATCH = "match"
    UNCLEAR = "unclear"


# An entry that differs is about somebody else. "Confirmed" can mean either, so it says nothing.
OF_THE_LIST = {
    Result.NOT_FOUND: Outcome.NOT_SEEN,
    Result.DIFFERS: Outcome.NOT_SEEN,
    Result.ADVERSE: Outcome.MATCH,
    Result.CONFIRMED: Outcome.UNCLEAR,
}


@dataclass(frozen=True)
class OtherCheck:
    """One fact of one person or practice; `about` is empty when it is the listing's own.

    `waits_since` is the day of an exclusion list of which nobody can say yet whether it names them: what was seen before, a match or none,
    may be so no more.
    """

    about: str
    outcome: Outcome
    on: dt.date | None
    waits_since: dt.date | None = None


@dataclass(frozen=True)
class OtherChecks:
    """`spravato` is None where the listing offers no esketamine, `address` where it names no place."""

    exclusions: tuple[OtherCheck, ...]
    exclusions_url: str
    spravato: OtherCheck | None
    identity_on: dt.date | None
    identity: OtherCheck
    address: OtherCheck | None


def other_checks(record: Record) -> OtherChecks:
    """The checks of a listing and, for a practice, of the people in it."""
    provider = record.provider
    esketamine = any(service.molecule == Molecule.ESKETAMINE for service in record.services)
    accepted = provider.identity_accepted_at
    return OtherChecks(
        exclusions=tuple(
            _exclusion(record, person.pk, "" if person.pk == provider.pk else person.name)
            for person in [provider, *record.people]
        ),
        exclusions_url=EXCLUSIONS_URL,
        spravato=_spravato(record) if esketamine else None,
        identity_on=timezone.localdate(accepted) if accepted else None,
        identity=_plain(record, Fact.IDENTITY),
        address=_plain(record, Fact.ADDRESS) if record.locations else None,
    )


def _exclusion(record: Record, pk: int, about: str) -> OtherCheck:
    """On this list it is good not to be found.

    What a person found of an entry stands until a person takes it back: neither another entry that is about somebody else nor a look
    that found nothing puts it aside. Entries about which nobody has decided accuse nobody, and clear nobody either.
    """
    by_hand = [row for row in record.evidence if row.provider_id == pk and is_by_hand(row)]
    look = last_look(by_hand, Fact.EXCLUSION)
    seen = _check(record, look, OF_THE_LIST, about)
    listed = record.compared.get(pk)
    if listed is None:
        return seen
    if listed.named_on and not listed.is_open:
        return OtherCheck(about, Outcome.MATCH, listed.named_on)
    if look and seen.outcome == Outcome.MATCH:
        if not _after(listed.over_at, look) and not listed.named_on:
            return _match_by_hand(seen, look, listed)
        seen = OtherCheck(about, Outcome.NOT_CHECKED, None)
    if listed.named_on and (look is None or _after(listed.named_at, look) or not seen.on):
        return OtherCheck(about, Outcome.MATCH, listed.named_on, waits_since=listed.day)
    if listed.is_open:
        return replace(seen, waits_since=listed.day)
    if seen.outcome != Outcome.NOT_CHECKED and seen.on and seen.on > listed.day:
        return seen
    # Every provider is compared with each list as a whole; that leaves no evidence for each, only the day of the list.
    is_old = listed.day + dt.timedelta(days=settings.EVIDENCE_DAYS) < record.on
    return OtherCheck(about, Outcome.TOO_OLD if is_old else Outcome.NOT_SEEN, listed.day)


def _match_by_hand(seen: OtherCheck, look: Evidence, listed: Comparison) -> OtherCheck:
    """Somebody noted that the list names them; who found later that an entry is about somebody else may have meant another entry."""
    if listed.differs_at is None or not _after(listed.differs_at, look):
        return seen
    waits = listed.day if listed.is_open else None
    return OtherCheck(seen.about, Outcome.UNCLEAR, timezone.localdate(listed.differs_at), waits)


def _after(moment: dt.datetime | None, look: Evidence) -> bool:
    return moment is not None and moment > look.performed_at


def _spravato(record: Record) -> OtherCheck:
    look = _look(record, Fact.REMS_CERTIFICATION, record.provider.pk)
    outcomes = {Result.CONFIRMED: Outcome.SEEN, Result.NOT_FOUND: Outcome.NOT_SEEN}
    return _check(record, look, outcomes, "")


def _plain(record: Record, fact: Fact) -> OtherCheck:
    """A fact that a look confirms, or does not."""
    look = _look(record, fact, record.provider.pk)
    outcomes = dict.fromkeys(Result, Outcome.NOT_SEEN) | {Result.CONFIRMED: Outcome.SEEN}
    return _check(record, look, outcomes, "")


def _look(record: Record, fact: Fact, pk: int) -> Evidence | None:
    return last_look([row for row in record.evidence if row.provider_id == pk], fact)


def _check(
    record: Record,
    look: Evidence | None,
    outcomes: dict[Result, Outcome],
    about: str,
) -> OtherCheck:
    if look is None:
        return OtherCheck(about, Outcome.NOT_CHECKED, None)
    outcome = outcomes.get(Result(look.result), Outcome.NOT_CHECKED)
    if outcome in (Outcome.SEEN, Outcome.NOT_SEEN) and look.valid_until < record.on:
        outcome = Outcome.TOO_OLD
    return OtherCheck(
        about,
        outcome,
        timezone.localdate(look.performed_at),
    )
