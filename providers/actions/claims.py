"""What a claimant does: claim, type the code, take the claim back. What reviewers do stands in verification/actions."""

import hmac
from enum import StrEnum

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from providers.actions.acceptance import accept, npi_is_taken
from providers.actions.documents import forget
from providers.actions.new_listings import lock_for_one_listing, make_draft
from providers.claim_ways import code_digest
from providers.models import Claim, ClaimCode, Provider, RegistryRecord
from providers.models.claim import MOST_TRIES
from providers.vocabulary.checking import SourceKind
from providers.vocabulary.joining import ClaimState, ClaimWay
from providers.vocabulary.people import ProviderKind


class HasClaimError(Exception):
    """The account has a claim that is still to be decided; `claim` is that one."""

    def __init__(self, claim: Claim) -> None:
        super().__init__(str(claim.pk))
        self.claim = claim


class Outcome(StrEnum):
    """What came of typing a code."""

    ACCEPTED = "accepted"
    PROVED = "proved"
    WRONG = "wrong"
    SPENT = "spent"
    NO_CODE = "no code"


@transaction.atomic
def claim_record(*, record: RegistryRecord, by: User) -> Claim:
    """A claim on a registry record, whoever else has claimed it. Raises HasListingError or HasClaimError.

    Where the account has an unclaimed draft of its own (a fresh one, or one that an operator made), see `claim_draft`.
    """
    lock_for_one_listing(by, record.kind)
    _refuse_second_claim(by, record.kind, record.npi)
    before = _tries_before(by, record.npi)
    return Claim.objects.create(claimant=by, record=record, npi=record.npi, tries=before)


@transaction.atomic
def start_fresh(
    *, name: str, kind: str, post_nominals: str = "", npi: str | None = None, by: User
) -> Claim:
    """A draft for somebody whom the registry does not know, and the claim that waits for a reviewer.

    Raises HasListingError or HasClaimError. The NPI is kept with the claim: the listing gets it when the claim is accepted.
    """
    lock_for_one_listing(by, kind)
    _refuse_second_claim(by, kind, npi)
    draft = make_draft(name=name, kind=kind, owner=by, post_nominals=post_nominals)
    return claim_draft(draft=draft, npi=npi, by=by)


def claim_draft(*, draft: Provider, npi: str | None, by: User) -> Claim:
    """A claim on a draft that `by` owns; with the registry record of the NPI, where there is one."""
    record = RegistryRecord.objects.filter(npi=npi, kind=draft.kind).first() if npi else None
    before = _tries_before(by, npi)
    return Claim.objects.create(claimant=by, provider=draft, record=record, npi=npi, tries=before)


@transaction.atomic
def claim_again(*, draft: Provider, by: User) -> Claim:
    """A new claim on a draft whose last one was taken back or refused, or the one that still waits.

    Raises Provider.DoesNotExist where the draft is not theirs or is accepted already, and HasClaimError.
    """
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    unproved = Provider.objects.filter(owner=by, identity_accepted_at=None)
    draft = unproved.select_for_update(of=("self",)).get(pk=draft.pk)
    earlier = Claim.objects.filter(provider=draft)
    if there := earlier.live().first():
        return there
    last = earlier.order_by("-made_at").first()
    npi = last.npi if last else None
    _refuse_second_claim(by, draft.kind, npi)
    return claim_draft(draft=draft, npi=npi, by=by)


@transaction.atomic
def enter_code(*, claim: Claim, code: str, by: User) -> Outcome:
    """Try a code; a right one accepts the claim, or hands it to a reviewer where others claim the same.

    A wrong code counts, also beside others at the same moment: the fifth makes the code void for good.
    Raises Claim.DoesNotExist where the claim is not one of `by`, HasListingError where the account has got a listing meanwhile.
    """
    claim = locked(claim, claimant=by)
    current = ClaimCode.objects.filter(claim=claim).current().first()
    if claim.state != ClaimState.OPEN or current is None:
        return Outcome.NO_CODE
    if not hmac.compare_digest(current.digest, code_digest(claim, code)):
        claim.tries += 1
        claim.save(update_fields=["tries"])
        if claim.tries < MOST_TRIES:
            return Outcome.WRONG
        _close(current)
        return Outcome.SPENT
    _close(current)
    if Claim.objects.rivals_of(claim).exists() or npi_is_taken(claim):
        claim.state = ClaimState.PROVED
        claim.save(update_fields=["state"])
        return Outcome.PROVED
    accept(
        claim,
        by_id=current.made_by_id,
        reason=_("The code was right."),
        source=current.source,
        source_url=current.source_url,
        source_kind=SourceKind.SECONDARY,
        method=_("A code to the contact there: %s") % ClaimWay(current.way).label,
    )
    return Outcome.ACCEPTED


@transaction.atomic
def withdraw_claim(*, claim: Claim, by: User) -> bool:
    """Take a claim back; False when it was decided already. Its draft stays: the owner deletes that apart."""
    claim = locked(claim, claimant=by)
    if not claim.is_live:
        return False
    claim.codes.filter(closed_at__isnull=True).update(closed_at=timezone.now())
    claim.state, claim.decided_at, claim.decided_by = ClaimState.WITHDRAWN, timezone.now(), by
    claim.save(update_fields=["state", "decided_at", "decided_by"])
    forget(claim.documents.all())
    return True


def locked(claim: Claim, **conditions: object) -> Claim:
    """The claim as it stands now, held until the transaction ends, and with it all that decides who may have its subject.

    Always in one order, account, registry record, claims by their keys, so that two never wait for each other.
    """
    User.objects.select_for_update(of=("self",)).get(pk=claim.claimant_id)
    if claim.record:
        RegistryRecord.objects.select_for_update(of=("self",)).get(pk=claim.record.pk)
    about_it = Q(pk=claim.pk) | Q(npi=claim.npi, npi__isnull=False)
    list(Claim.objects.filter(about_it).order_by("pk").select_for_update(of=("self",)))
    return Claim.objects.select_related("claimant", "provider", "record").get(
        pk=claim.pk, **conditions
    )


def _refuse_second_claim(by: User, kind: str, npi: str | None) -> None:
    """One claim at a time to be a person, and one to a practice by the same NPI."""
    live = Claim.objects.of(by).live()
    if kind == ProviderKind.INDIVIDUAL:
        same = live.of_people()
    else:
        same = live.filter(npi=npi) if npi else live.none()
    if there := same.first():
        raise HasClaimError(there)


def _tries_before(by: User, npi: str | None) -> int:
    """Wrong codes of this person for this NPI: taking a claim back and making it again gives no new tries."""
    earlier = Claim.objects.filter(claimant=by, npi=npi) if npi else Claim.objects.none()
    return earlier.aggregate(most=Max("tries"))["most"] or 0


def _close(code: ClaimCode) -> None:
    code.closed_at = timezone.now()
    code.save(update_fields=["closed_at"])
