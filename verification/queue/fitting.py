"""Which rows somebody may work on: "Next one" hands out nothing that the page behind it would refuse, or that is too near to them."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.roles import Role
from providers.models import Evidence, License, Provider
from verification.bearing_out import BEARS_OUT
from verification.models.exclusion_hit import HitKind, HitStage
from verification.queue.kinds import Kind

NOTHING = Q(pk__in=[])


def close_to(user: User) -> list[int]:
    """The keys of listings that somebody keeps, and of practices in which they work."""
    works_in = Provider.objects.filter(
        members__member__owner_id=user.pk,
        members__confirmed_at__isnull=False,
        members__ended_at__isnull=True,
    )
    kept = Provider.objects.editable_by(user)
    return list(kept.values_list("pk", flat=True).union(works_in.values_list("pk", flat=True)))


def fitting(kind: Kind, rows: QuerySet[Any, Any], by: User, near: list[int]) -> QuerySet[Any, Any]:
    """Of the waiting rows of a kind those that `by` may work on; `near` is `close_to(by)`."""
    if kind == Kind.RULE:
        return rows.filter(~Q(proposed_by=by.pk) if _is_senior(by) else NOTHING)
    if near:
        # Not exclude(): it would drop a claim that is about no listing yet.
        rows = rows.filter(~Q(provider__in=near) | Q(provider__isnull=True))
    more = MORE.get(kind)
    return rows.filter(more(by, near)) if more else rows


def _claims(by: User, near: list[int]) -> Q:
    return ~Q(claimant=by.pk)


def _second_looks(by: User, near: list[int]) -> Q:
    """Those of somebody else, which somebody else's looks bear out: what hurts takes two people."""
    if not _is_senior(by):
        return NOTHING
    looks = Evidence.objects.filter(
        license=OuterRef("pk"), performed_at__gte=OuterRef("submitted_at")
    ).exclude(performed_by=by.pk)
    borne_out = NOTHING
    for verdict, speaking in BEARS_OUT.items():
        borne_out |= Q(second_look_for=verdict) & Q(Exists(looks.filter(speaking)))
    return (Q(second_look_by__isnull=True) | ~Q(second_look_by=by.pk)) & borne_out


def _hits(by: User, near: list[int]) -> Q:
    return Q() if _is_senior(by) else Q(kind=HitKind.NAME, stage=HitStage.OPEN)


def _disputes(by: User, near: list[int]) -> Q:
    """Nor when the license stands on a listing near to them now."""
    held = License.objects.filter(
        license_type=OuterRef("license_type"),
        state=OuterRef("license_state"),
        number=OuterRef("number"),
        provider__in=near,
    )
    return ~Q(Exists(held)) if near else Q()


MORE: dict[Kind, Callable[[User, list[int]], Q]] = {
    Kind.CLAIM: _claims,
    Kind.SECOND_LOOK: _second_looks,
    Kind.EXCLUSION: _hits,
    Kind.DISPUTE: _disputes,
}


def _is_senior(by: User) -> bool:
    return by.role == Role.SENIOR_REVIEWER
