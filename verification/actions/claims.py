"""What a reviewer does about a claim: hand a code to an independent contact, accept, refuse."""

import datetime as dt
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusal import RefusedError
from accounts.roles import Role
from providers import claim_mail
from providers.actions.acceptance import accept, close
from providers.actions.claims import locked
from providers.claim_ways import FREE_MAIL, WAYS, code_digest, new_code
from providers.models import Claim, ClaimCode, Provider, RegistryRecord
from providers.models.claim import MOST_TRIES
from providers.vocabulary.checking import ListingState, SourceKind
from providers.vocabulary.joining import ClaimState, ClaimWay
from verification.actions.case import ChangedSinceError, only_reviewers
from verification.actions.claim_case import OWN_CLAIM, claim_version
from verification.actions.holds import finish
from verification.queue.kinds import Kind

# Each one is a call or a letter to somebody who may not have asked for it.
MOST_CODES = 3
NPPES = "NPPES NPI Registry"


class ClaimClosedError(Exception):
    """The claim was decided, or taken back, before."""


class NoCodeError(Exception):
    """No code can be made; says why."""


class StartedCode(NamedTuple):
    """What the reviewer reads out or writes, to which contact, and until when it counts. The code is shown this once."""

    contact: str
    code: str
    expires_at: dt.datetime


def start_code_call(*, claim: Claim, by: User) -> StartedCode:
    """A code for the reviewer to read out on the telephone number of the registry record; a former one is void.

    Raises PermissionDenied (not a reviewer, or the claimant), ClaimClosedError, NoCodeError.
    """
    return _start(claim, ClaimWay.CALL, by=by)


def start_code_letter(*, claim: Claim, by: User) -> StartedCode:
    """The same, for a letter to the address of the registry record."""
    return _start(claim, ClaimWay.LETTER, by=by)


def start_code_mail(
    *, claim: Claim, address: str, domain: str, source: str, source_url: str = "", by: User
) -> ClaimCode:
    """Mail a code to an address whose domain the reviewer found on an independent record, `source`.

    The code itself is seen by the addressee alone. Raises what `start_code_call` does, and ValidationError for an address
    that is none, has another domain, or is at a host where anybody gets one.
    """
    address, domain = address.strip().lower(), domain.strip().lower()
    validate_email(address)
    if address.rpartition("@")[2] != domain:
        raise ValidationError(_("The address is not at the domain of the record."))
    if domain in FREE_MAIL:
        raise ValidationError(_("Anybody can get an address there. Call or write instead."))
    if not source.strip():
        raise ValidationError(_("Say on which record the domain stands."))
    started = _start(claim, ClaimWay.MAIL, contact=address, source=source, url=source_url, by=by)
    return ClaimCode.objects.get(claim=claim, closed_at=None, contact=started.contact)


@transaction.atomic
def accept_claim(
    *,
    claim: Claim,
    reason: str,
    source: str,
    method: str,
    source_url: str = "",
    version: str,
    by: User,
) -> Provider:
    """Accept on evidence: `source` is the record looked at, `method` how; returns the listing.

    `version` is that of the claim as the reviewer had it before them. Raises PermissionDenied, ClaimClosedError, ChangedSinceError,
    ValidationError for a missing reason, source or method, and TakenError or HasListingError of `providers.actions`.
    """
    claim = _to_decide(claim, by)
    _must_be(claim, version)
    for said in (reason, source, method):
        _must_say(said)
    finish(kind=Kind.CLAIM, subject=str(claim.pk))
    return accept(
        claim,
        by_id=by.pk,
        reason=reason,
        source=source,
        source_url=source_url,
        source_kind=SourceKind.SECONDARY,
        method=method,
    )


@transaction.atomic
def refuse_claim(*, claim: Claim, reason: str, version: str, by: User) -> None:
    """Refuse, for a reason that the claimant can read.

    Raises PermissionDenied, ClaimClosedError, ChangedSinceError, ValidationError.
    """
    claim = _to_decide(claim, by)
    _must_be(claim, version)
    _must_say(reason)
    close(claim, ClaimState.REFUSED, by_id=by.pk, reason=reason)
    finish(kind=Kind.CLAIM, subject=str(claim.pk))
    claim_mail.tell_refused(claim)


@transaction.atomic
def take_back_claim(*, claim: Claim, reason: str, version: str, by: User) -> None:
    """Undo an accepted claim that was wrong, so that the right person can have the NPI.

    The listing keeps its owner, for whom it is a draft without a proved identity; a public one is suspended. Only a senior reviewer,
    and never the claimant: raises PermissionDenied, ClaimClosedError where it is not accepted, ChangedSinceError, ValidationError without a reason.
    """
    if by.role != Role.SENIOR_REVIEWER:
        raise PermissionDenied
    _nobody_near(claim, by)
    _must_say(reason)
    claim = locked(claim)
    if claim.state != ClaimState.ACCEPTED or claim.provider is None:
        raise ClaimClosedError(_("This claim is not accepted."))
    _must_be(claim, version)
    provider = Provider.objects.select_for_update(of=("self",)).get(pk=claim.provider.pk)
    if provider.listing_state in (ListingState.PUBLISHED, ListingState.PAUSED):
        provider.listing_state = ListingState.SUSPENDED
    provider.npi = provider.identity_accepted_at = None
    provider.save(update_fields=["listing_state", "npi", "identity_accepted_at", "changed_at"])
    RegistryRecord.objects.filter(claimed_by=provider).update(claimed_by=None)
    close(claim, ClaimState.REFUSED, by_id=by.pk, reason=reason)
    claim_mail.tell_refused(claim)


@transaction.atomic
def _start(
    claim: Claim, way: ClaimWay, *, contact: str = "", source: str = NPPES, url: str = "", by: User
) -> StartedCode:
    claim = _to_decide(claim, by)
    if claim.state != ClaimState.OPEN:
        raise ClaimClosedError(_("The claimant has proved it: what is left is a decision."))
    if claim.tries >= MOST_TRIES:
        raise NoCodeError(_("Too many wrong codes were typed: decide on evidence."))
    made_before = ClaimCode.objects.filter(claim__claimant=claim.claimant_id, claim__npi=claim.npi)
    if (made_before if claim.npi else claim.codes.all()).count() >= MOST_CODES:
        raise NoCodeError(_("There were three codes already: decide on evidence."))
    if contact_of := WAYS[way].contact_of:
        contact = contact_of(claim)
    if not contact:
        raise NoCodeError(_("No independent record of this claim has such a contact."))
    now, code = timezone.now(), new_code()
    claim.codes.filter(closed_at__isnull=True).update(closed_at=now)
    made = ClaimCode.objects.create(
        claim=claim,
        way=way,
        contact=contact,
        source=source,
        source_url=url,
        digest=code_digest(claim, code),
        made_at=now,
        made_by=by,
        expires_at=now + WAYS[way].lasts,
    )
    if send := WAYS[way].send:
        send(contact, code)
    claim_mail.tell_under_way(claim)
    return StartedCode(contact, code, made.expires_at)


def _to_decide(claim: Claim, by: User) -> Claim:
    """The claim, held for the rest of the transaction, when `by` may decide it and nobody has."""
    _nobody_near(claim, by)
    claim = locked(claim)
    if not claim.is_live:
        raise ClaimClosedError(_("This claim is closed."))
    return claim


def _nobody_near(claim: Claim, by: User) -> None:
    only_reviewers(by, claim.provider_id)
    if claim.claimant_id == by.pk:
        raise RefusedError(OWN_CLAIM)


def _must_be(claim: Claim, version: str) -> None:
    if claim_version(claim) != version:
        raise ChangedSinceError


def _must_say(text: str) -> None:
    if not text.strip():
        raise ValidationError(_("Say why, and what you looked at."))
