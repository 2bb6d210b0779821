"""What a person decides about a hit on the exclusion list."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.refusal import RefusedError
from accounts.roles import REVIEWERS, Role
from providers.exclusion_list import COMPARED_ROW
from providers.license_version import digest
from providers.models import Provider
from providers.vocabulary.checking import ListingState, Result
from verification import exclusion_mail, suspensions
from verification.actions.case import SENIOR_DECIDES, ChangedSinceError, only_reviewers
from verification.actions.exclusion_hits import record_look, suspend
from verification.actions.holds import finish
from verification.exclusions.subject import subjects
from verification.models import ExclusionHit
from verification.models.exclusion_hit import WAS_SHOWN, HitKind, HitStage
from verification.queue.kinds import Kind

DECIDED = gettext_lazy("This is decided already.")
OWN_CONFIRMATION = gettext_lazy(
    "You confirmed this yourself. Another senior reviewer decides whether it was a mistake."
)
NOT_BACK = gettext_lazy("The listing is back already, or something else keeps it hidden.")


def hit_version(hit: ExclusionHit) -> str:
    """A text that is another one when the hit, the row of the list, or who the provider is has changed."""
    values: dict[str, Any] = {
        name: getattr(hit, name)
        for name in ("row_sha256", "kind", "stage", "gone_on", "decided_at")
    }
    who = [subject.digest for subject in subjects(Provider.objects.filter(pk=hit.provider_id))]
    return digest(values | {"listing": hit.provider.listing_state, "who": who})


def may_confirm(hit: ExclusionHit, by: User) -> bool:
    """What hurts a provider is found by one and decided by another who is senior: the comparison found it."""
    return hit.stage == HitStage.OPEN and by.role == Role.SENIOR_REVIEWER


def may_dismiss(hit: ExclusionHit, by: User) -> bool:
    """A name that two people share any reviewer may settle; what keeps a listing out of view, a senior one.

    While the row is on the list, what one has confirmed takes another to undo.
    """
    if hit.stage == HitStage.OPEN and hit.kind == HitKind.NAME:
        return by.role in REVIEWERS
    if hit.stage not in (HitStage.OPEN, HitStage.CONFIRMED) or by.role != Role.SENIOR_REVIEWER:
        return False
    is_settled = hit.stage == HitStage.CONFIRMED and hit.gone_on is None
    return not is_settled or hit.decided_by_id != by.pk


@transaction.atomic
def confirm_hit(*, hit: ExclusionHit, reason: str, version: str, by: User) -> None:
    """The row is about this provider: the listing is out of view until a person brings it back, and its owner is told.

    Raises PermissionDenied, most often with words (RefusedError), ChangedSinceError when the hit is not as in `version`, ValidationError without a reason.
    """
    hit, provider = _locked(hit, version, by)
    if not may_confirm(hit, by):
        raise RefusedError(DECIDED if hit.stage != HitStage.OPEN else SENIOR_DECIDES)
    _decide(hit, HitStage.CONFIRMED, reason, by)
    record_look(hit, Result.ADVERSE, method=COMPARED_ROW, by=by)
    if provider.listing_state in WAS_SHOWN:
        suspend(provider, hit)
    elif provider.listing_state == ListingState.SUSPENDED:
        exclusion_mail.tell_owner(provider, confirmed=True)


@transaction.atomic
def dismiss_hit(
    *, hit: ExclusionHit, reason: str, show_again: bool, version: str, by: User
) -> bool:
    """The row is about somebody else, or counts no more; `show_again` brings a suspended listing back that this hit forbade.

    It stays out of view while another hit, or a report, stands against it: returns whether it is back. Raises as `confirm_hit` does.
    """
    hit, provider = _locked(hit, version, by)
    if not may_dismiss(hit, by):
        raise RefusedError(_why_not_dismiss(hit, by))
    forbade = hit.forbids
    _decide(hit, HitStage.DISMISSED, reason, by)
    result = Result.NOT_FOUND if hit.gone_on else Result.DIFFERS
    record_look(hit, result, method=COMPARED_ROW, by=by)
    is_back = forbade and show_again and suspensions.show_again(provider)
    if is_back:
        exclusion_mail.tell_restored(provider)
    return is_back


def may_show_again(hit: ExclusionHit, by: User) -> bool:
    """Somebody dismissed the hit that took the listing down, and did not bring it back; a senior reviewer can, when nothing else stands."""
    return (
        hit.stage == HitStage.DISMISSED
        and hit.suspended_from != ""
        and hit.provider.listing_state == ListingState.SUSPENDED
        and by.role == Role.SENIOR_REVIEWER
        and not suspensions.stands(hit.provider)
    )


@transaction.atomic
def show_listing_again(*, hit: ExclusionHit, version: str, by: User) -> None:
    """Bring the listing back that a dismissed hit took out of view. Raises PermissionDenied and ChangedSinceError."""
    hit, provider = _locked(hit, version, by)
    if by.role != Role.SENIOR_REVIEWER:
        raise RefusedError(SENIOR_DECIDES)
    if not may_show_again(hit, by):
        raise RefusedError(NOT_BACK)
    suspensions.show_again(provider)
    exclusion_mail.tell_restored(provider)


def _why_not_dismiss(hit: ExclusionHit, by: User) -> Promise:
    if hit.stage not in (HitStage.OPEN, HitStage.CONFIRMED):
        return DECIDED
    return SENIOR_DECIDES if by.role != Role.SENIOR_REVIEWER else OWN_CONFIRMATION


def _locked(hit: ExclusionHit, version: str, by: User) -> tuple[ExclusionHit, Provider]:
    """The provider first, as everybody who settles hits does."""
    only_reviewers(by, hit.provider_id)
    providers = Provider.objects.select_for_update(of=("self",))
    provider = providers.filter(pk=hit.provider_id).first()
    if provider is None:
        raise ChangedSinceError
    now = ExclusionHit.objects.select_related("seen_in").filter(pk=hit.pk).first()
    if now is None:
        raise ChangedSinceError
    now.provider = provider
    if hit_version(now) != version:
        raise ChangedSinceError
    return now, provider


def _decide(hit: ExclusionHit, state: HitStage, reason: str, by: User) -> None:
    if not reason.strip():
        raise ValidationError(_("Say why, and what you compared."))
    hit.stage, hit.reason = state, reason.strip()
    hit.decided_at, hit.decided_by = timezone.now(), by
    hit.save(update_fields=["stage", "reason", "decided_at", "decided_by"])
    finish(kind=Kind.EXCLUSION, subject=str(hit.pk))
