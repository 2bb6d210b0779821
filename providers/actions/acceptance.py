"""What follows when a claim is accepted, by a code or by a reviewer."""

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from providers import claim_mail
from providers.actions.documents import forget
from providers.actions.new_listings import draft_from_record, lock_for_one_listing, prefill
from providers.announcements import who_they_are_changed
from providers.dates import today
from providers.models import Claim, Evidence, Provider
from providers.vocabulary.checking import Fact, Result
from providers.vocabulary.joining import ClaimState


class TakenError(Exception):
    """Somebody else's claim on the same NPI or draft was accepted before."""


def accept(
    claim: Claim,
    *,
    by_id: int,
    reason: str,
    source: str,
    source_url: str,
    source_kind: str,
    method: str,
) -> Provider:
    """Give the claimant the listing, with its identity accepted; `by_id` is the reviewer who vouches for it.

    The claim comes from `providers.actions.claims.locked`, inside its transaction. Raises TakenError, or HasListingError when the
    claimant is listed already. Every other claim on the same NPI is refused, without a word on who it was.
    """
    rivals = Claim.objects.rivals_of(claim)
    if rivals.filter(state=ClaimState.ACCEPTED).exists() or _is_taken(claim):
        raise TakenError(str(claim.pk))
    provider = _listing(claim)
    provider.owner = claim.claimant
    provider.identity_accepted_at = timezone.now()
    if claim.npi:
        provider.npi = claim.npi
    provider.save(update_fields=["owner", "identity_accepted_at", "npi", "changed_at"])
    if claim.record:
        claim.record.claimed_by = provider
        claim.record.save(update_fields=["claimed_by"])
    for rival in rivals.live().select_for_update(of=("self",)).select_related("claimant"):
        close(rival, ClaimState.REFUSED, by_id=by_id, reason=_("We could not confirm this claim."))
        claim_mail.tell_refused(rival)
    claim.provider = provider
    claim.save(update_fields=["provider"])
    close(claim, ClaimState.ACCEPTED, by_id=by_id, reason=reason)
    Evidence.objects.create(
        provider=provider,
        fact=Fact.IDENTITY,
        result=Result.CONFIRMED,
        source=source,
        source_url=source_url,
        source_kind=source_kind,
        method=method,
        performed_at=timezone.now(),
        performed_by_id=by_id,
        valid_until=today() + dt.timedelta(days=settings.EVIDENCE_DAYS),
    )
    claim_mail.tell_accepted(claim)
    who_they_are_changed(provider)
    return provider


def npi_is_taken(claim: Claim) -> bool:
    """Another listing has the NPI of the claim."""
    if not claim.npi:
        return False
    listings = Provider.objects.filter(npi=claim.npi)
    return (listings.exclude(pk=claim.provider.pk) if claim.provider else listings).exists()


def close(claim: Claim, state: ClaimState, *, by_id: int, reason: str) -> None:
    """Write down how a claim ended; no code counts any more, and what was sent to prove it is not kept."""
    claim.codes.filter(closed_at__isnull=True).update(closed_at=timezone.now())
    claim.state, claim.reason = state, reason
    claim.decided_at, claim.decided_by_id = timezone.now(), by_id
    claim.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    forget(claim.documents.all())


def _listing(claim: Claim) -> Provider:
    """The draft that the claim is about, held; or a new one from the registry."""
    draft = claim.provider
    if draft is None:
        record = claim.record
        assert record is not None, "a claim is about something"
        lock_for_one_listing(claim.claimant, record.kind)
        return draft_from_record(record, owner=claim.claimant)
    provider = Provider.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if provider.owner_id not in (None, claim.claimant_id):
        raise TakenError(str(claim.pk))
    if claim.record:
        prefill(provider, claim.record)
    return provider


def _is_taken(claim: Claim) -> bool:
    if claim.record and claim.record.claimed_by_id not in (None, claim.provider_id):
        return True
    return npi_is_taken(claim)
