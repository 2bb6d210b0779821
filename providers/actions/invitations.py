"""Invitations: to a draft that an operator made, and to a practice; accepted by the invited person's own account alone."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from providers.actions.claims import HasClaimError, claim_draft
from providers.actions.new_listings import listing_of, lock_for_one_listing
from providers.invitation_link import send_invitation
from providers.models import Claim, Invitation, Membership, Provider
from providers.vocabulary.joining import MemberRole
from providers.vocabulary.people import ProviderKind

LASTS = dt.timedelta(days=30)


class InvitationOverError(Exception):
    """The invitation was answered, taken back or has run out."""


class AlreadyInvitedError(Exception):
    """There is an invitation to this practice for this address."""


class NoListingError(Exception):
    """Whoever joins a practice needs a listing of their own first, if only a draft."""


class MemberAlreadyError(Exception):
    """The person is a member already."""


def expiry() -> dt.datetime:
    """When an invitation made now runs out."""
    return timezone.now() + LASTS


@transaction.atomic
def invite_member(*, practice: Provider, email: str, role: str, by: User) -> Invitation:
    """Ask somebody by e-mail to join a practice; `by` may edit it, and only its owner makes managers.

    Raises PermissionDenied, and AlreadyInvitedError while an earlier invitation waits.
    """
    if not Provider.objects.editable_by(by).filter(pk=practice.pk).exists():
        raise PermissionDenied
    if practice.kind != ProviderKind.ORGANIZATION:
        raise PermissionDenied
    if role == MemberRole.MANAGER and practice.owner_id != by.pk:
        raise PermissionDenied
    email = email.strip().lower()
    open_ones = Invitation.objects.filter(
        practice=practice, email=email, accepted_at=None, closed_at=None
    )
    open_ones.filter(expires_at__lte=timezone.now()).update(closed_at=timezone.now())
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                practice=practice, email=email, role=role, invited_by=by, expires_at=expiry()
            )
    except IntegrityError as error:
        raise AlreadyInvitedError from error
    send_invitation(invitation)
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: Invitation, by: User) -> Claim | Membership:
    """Own the draft, with a claim that waits for proof; or be a member of the practice from now on.

    Raises InvitationOverError (also for the second of two at once), HasListingError, HasClaimError,
    NoListingError, MemberAlreadyError.
    """
    lock_for_one_listing(by, ProviderKind.ORGANIZATION)
    invitation = _waiting(invitation)
    result: Claim | Membership
    if practice := invitation.practice:
        result = _join(practice, invitation.role, by)
    else:
        result = _own(invitation, by)
    invitation.accepted_at, invitation.accepted_by = timezone.now(), by
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    return result


@transaction.atomic
def close_invitation(*, invitation: Invitation) -> None:
    """Decline it, or take it back; a draft that was made for it goes too. Raises InvitationOverError."""
    invitation = _waiting(invitation)
    if (draft := invitation.draft) and draft.owner_id is None:
        draft.delete()
        return
    invitation.closed_at = timezone.now()
    invitation.save(update_fields=["closed_at"])


@transaction.atomic
def end_membership(*, membership: Membership) -> bool:
    """End it at once, for both; False when it was over."""
    ended = Membership.objects.filter(pk=membership.pk, ended_at__isnull=True)
    return bool(ended.update(ended_at=timezone.now()))


def forget_expired_invitations() -> int:
    """Delete the drafts of people who did not answer in time, and with them the invitations; returns how many."""
    late = Invitation.objects.filter(expires_at__lte=timezone.now(), accepted_at__isnull=True)
    unanswered = Provider.objects.filter(owner__isnull=True, pk__in=late.values("draft"))
    return unanswered.delete()[1].get("providers.Provider", 0)


def _waiting(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.waiting().select_for_update(of=("self",))
    if not (row := rows.filter(pk=invitation.pk).first()):
        raise InvitationOverError
    return row


def _own(invitation: Invitation, by: User) -> Claim:
    drafts = Provider.objects.select_for_update(of=("self",)).filter(owner__isnull=True)
    draft = drafts.filter(invitations=invitation).first()
    if draft is None:
        raise InvitationOverError
    lock_for_one_listing(by, draft.kind)
    draft.owner = by
    draft.save(update_fields=["owner", "changed_at"])
    claim = Claim.objects.of(by).live().of_people().first()
    if claim is None:
        return claim_draft(draft=draft, npi=invitation.npi, by=by)
    # They began by themselves: the draft goes with that claim, if it is on the same record.
    if claim.provider_id is not None or claim.npi != invitation.npi:
        raise HasClaimError(claim)
    claim.provider = draft
    claim.save(update_fields=["provider"])
    return claim


def _join(practice: Provider, role: str, by: User) -> Membership:
    if not (own := listing_of(by)):
        raise NoListingError
    there = Membership.objects.filter(practice=practice, member=own, ended_at__isnull=True)
    if there.filter(confirmed_at__isnull=False).exists():
        raise MemberAlreadyError
    # One that the practice began and nobody confirmed is confirmed by this.
    there.delete()
    return Membership.objects.create(
        practice=practice, member=own, role=role, confirmed_at=timezone.now()
    )
