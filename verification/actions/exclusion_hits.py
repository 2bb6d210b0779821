"""What follows when the exclusion list names a provider, or ceases to."""

import datetime as dt
import secrets
from collections.abc import Iterable

from django.conf import settings
from django.forms.models import model_to_dict
from django.utils import timezone

from accounts.models import User
from providers.dates import today
from providers.exclusion_list import COMPARED_BY_NPI
from providers.models import Evidence, EvidenceValues, Provider
from providers.models.evidence import values_digest
from providers.vocabulary.checking import Fact, ListingState, Result, SourceKind
from verification import exclusion_mail
from verification.actions.program import program
from verification.exclusions.comparing import Match
from verification.models import ExclusionHit, ExclusionList
from verification.models.exclusion import FACTS, SAME, ExclusionFacts
from verification.models.exclusion_hit import WAS_SHOWN, HitKind, HitStage

SOURCE = "OIG LEIE"


def settle_hits(provider_pk: int, matches: Iterable[Match], current: ExclusionList) -> bool:
    """Bring a provider's hits in line with what `current` says of them; returns whether a new NPI hit waits.

    In the caller's transaction, in which nobody else settles or decides hits of the provider. New rows of the list become open
    hits; an open one follows its row when that was corrected; one whose row has gone leaves the queue, or comes back to it when
    it keeps a listing out of view. What was decided stays decided as long as the list says the same.
    """
    known = list(ExclusionHit.objects.filter(provider=provider_pk))
    rows = {match.exclusion.row_sha256: match for match in matches}
    fresh = False
    for hit in known:
        if hit.row_sha256 in rows:
            _still_there(hit, rows.pop(hit.row_sha256), current)
        elif match := _corrected(hit, rows):
            del rows[match.exclusion.row_sha256]
            _still_there(hit, match, current)
        else:
            _gone(hit, current)
    for match in rows.values():
        ExclusionHit.objects.create(
            provider_id=provider_pk,
            kind=match.kind,
            seen_in=current,
            found_at=timezone.now(),
            **facts_of(match.exclusion),
        )
        fresh |= match.kind == HitKind.NPI
    return fresh


def withhold(provider_pk: int, current: ExclusionList) -> bool:
    """Take the listing of a provider out of view while a hit stands that forbids it; returns whether this did.

    In the caller's transaction. Keeps the evidence, and writes to the owner what to do.
    """
    hit = ExclusionHit.objects.standing().filter(provider=provider_pk, gone_on=None).first()
    if hit is None:
        return False
    provider = Provider.objects.select_for_update(of=("self",)).get(pk=provider_pk)
    if provider.listing_state not in WAS_SHOWN:
        return False
    suspend(provider, hit)
    record_look(
        hit,
        Result.ADVERSE,
        method=COMPARED_BY_NPI,
        by=program(),
    )
    return True


def suspend(provider: Provider, hit: ExclusionHit) -> None:
    """Take a public or paused listing, locked by the caller, out of view because of a hit, and tell its owner."""
    hit.suspended_from = provider.listing_state
    hit.save(update_fields=["suspended_from"])
    provider.listing_state = ListingState.SUSPENDED
    provider.save(update_fields=["listing_state", "changed_at"])
    exclusion_mail.tell_owner(provider, confirmed=hit.stage == HitStage.CONFIRMED)


def record_look(hit: ExclusionHit, result: Result, *, method: str, by: User) -> Evidence:
    """Keep what the list said of a provider, append-only, with the row word for word beside it."""
    shown = {name: str(getattr(hit, name) or "") for name in FACTS} | {
        "as_of": str(hit.seen_in.as_of)
    }
    salt = secrets.token_hex(16)
    evidence = Evidence.objects.create(
        provider_id=hit.provider_id,
        fact=Fact.EXCLUSION,
        result=result,
        source=SOURCE,
        source_url=exclusion_mail.LIST_URL,
        source_kind=SourceKind.PRIMARY,
        method=method,
        performed_at=timezone.now(),
        performed_by=by,
        valid_until=today() + dt.timedelta(days=settings.EVIDENCE_DAYS),
        values_sha256=values_digest(shown, salt),
    )
    EvidenceValues.objects.create(evidence=evidence, shown=shown, salt=salt)
    return evidence


def facts_of(row: ExclusionFacts) -> dict[str, object]:
    """What is copied from a row of the list to a hit."""
    return model_to_dict(row, fields=FACTS)


def _corrected(hit: ExclusionHit, rows: dict[str, Match]) -> Match | None:
    """The row that says the same exclusion in other words, for a hit that has not been dismissed."""
    if hit.stage == HitStage.DISMISSED:
        return None
    for match in rows.values():
        if all(getattr(match.exclusion, name) == getattr(hit, name) for name in SAME):
            return match
    return None


def _still_there(hit: ExclusionHit, match: Match, current: ExclusionList) -> None:
    """The list names them, as before or in other words; what counted no more because it had left the list is asked anew."""
    for name, value in facts_of(match.exclusion).items():
        setattr(hit, name, value)
    is_back = hit.stage == HitStage.DISMISSED and hit.gone_on is not None
    hit.kind, hit.seen_in, hit.gone_on = match.kind, current, None
    if hit.stage == HitStage.GONE or is_back:
        hit.stage, hit.reason = HitStage.OPEN, ""
        hit.decided_at = hit.decided_by = None
    hit.save()


def _gone(hit: ExclusionHit, current: ExclusionList) -> None:
    """The list names them no more: reinstated, or found to be somebody else, or known by another name."""
    if hit.gone_on is not None or hit.stage == HitStage.DISMISSED:
        return
    hit.gone_on = current.as_of
    if hit.stage == HitStage.OPEN and not hit.suspended_from:
        hit.stage = HitStage.GONE
    hit.save(update_fields=["gone_on", "stage"])
