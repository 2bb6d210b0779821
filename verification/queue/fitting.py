"""Which rows somebody may not work on, and why: "Next one" does not hand them out, a hold on them is refused, the list and their pages say so.

And which they may not even know of: reports about themselves.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import REVIEWERS, Role
from providers.actions.disputes import HELD_NEAR
from providers.models import Evidence, License, Provider
from verification.actions.case import SENIOR_DECIDES, TOO_NEAR
from verification.actions.claim_case import OWN_CLAIM
from verification.bearing_out import BEARS_OUT
from verification.models.exclusion_hit import HitKind, HitStage
from verification.queue.kinds import Kind

EVERY_ROW = Q(pk__isnull=False)
# Whoever reported is not to be known to whom it is about, reviewers and administrators among them.
IN_CONFIDENCE = frozenset({Kind.REPORT, Kind.SAFETY_REPORT})


class Refusal(NamedTuple):
    """Which rows it is about, and the sentence that says why somebody may not work on them, and who may."""

    rows: Q
    words: str | Promise


def close_to(user: User) -> list[int]:
    """The keys of listings that somebody keeps, and of practices in which they work."""
    return list(Provider.objects.near_to(user).order_by().values_list("pk", flat=True))


def shown(kind: Kind, rows: QuerySet[Any, Any], near: list[int]) -> QuerySet[Any, Any]:
    """Of the waiting rows of a kind those of which somebody may know at all, to whom the listings `near` are near."""
    return rows.exclude(provider__in=near) if near and kind in IN_CONFIDENCE else rows


def why_not(kind: Kind, by: User, near: list[int]) -> Case:
    """For each waiting row of a kind the sentence why `by` may not work on it, "" where they may; `near` is `close_to(by)`."""
    return Case(
        *(When(each.rows, then=Value(str(each.words))) for each in refusals(kind, by, near)),
        default=Value(""),
        output_field=CharField(),
    )


def refusals(kind: Kind, by: User, near: list[int]) -> list[Refusal]:
    """All reasons why a reviewer may not work on rows of a kind, the plainest first; none for whoever decides nothing anyway."""
    if by.role not in REVIEWERS:
        return []
    return [each for made in (_near, MORE.get(kind, _none)) for each in made(kind, by, near)]


def _none(kind: Kind, by: User, near: list[int]) -> list[Refusal]:
    return []


def _near(kind: Kind, by: User, near: list[int]) -> list[Refusal]:
    if kind == Kind.RULE or not near:
        return []
    # A claim can be about no listing yet, which a mere "not in" would drop.
    rows = Q(provider__isnull=False) & Q(provider__in=near)
    return [Refusal(rows, TOO_NEAR)]


def _claims(kind: Kind, by: User, near: list[int]) -> list[Refusal]:
    return [Refusal(Q(claimant=by.pk), OWN_CLAIM)]


def _rules(kind: Kind, by: User, near: list[int]) -> list[Refusal]:
    if by.role != Role.SENIOR_REVIEWER:
        return [Refusal(EVERY_ROW, _("A senior reviewer or an administrator decides on a rule."))]
    own = _("You proposed this yourself. Another senior reviewer or an administrator decides.")
    return [Refusal(Q(proposed_by=by.pk), own)]


def _second_looks(kind: Kind, by: User, near: list[int]) -> list[Refusal]:
    """What hurts takes two people: somebody else asked, and somebody else's looks bear it out."""
    if by.role != Role.SENIOR_REVIEWER:
        return [
            Refusal(EVERY_ROW, _("A second look is asked for here. A senior reviewer decides."))
        ]
    looks = Evidence.objects.filter(
        license=OuterRef("pk"), performed_at__gte=OuterRef("submitted_at")
    ).exclude(performed_by=by.pk)
    borne_out = ~EVERY_ROW
    for verdict, speaking in BEARS_OUT.items():
        borne_out |= Q(second_look_for=verdict) & Q(Exists(looks.filter(speaking)))
    return [
        Refusal(
            Q(second_look_by__isnull=False) & Q(second_look_by=by.pk),
            _("You asked for this second look yourself. Another senior reviewer decides."),
        ),
        Refusal(
            ~borne_out,
            _("Nobody but you has seen what speaks against it. Another senior reviewer decides."),
        ),
    ]


def _hits(kind: Kind, by: User, near: list[int]) -> list[Refusal]:
    if by.role == Role.SENIOR_REVIEWER:
        return []
    for_all = Q(kind=HitKind.NAME, stage=HitStage.OPEN)
    return [Refusal(~for_all, SENIOR_DECIDES)]


def _disputes(kind: Kind, by: User, near: list[int]) -> list[Refusal]:
    if not near:
        return []
    held = License.objects.filter(
        license_type=OuterRef("license_type"),
        state=OuterRef("license_state"),
        number=OuterRef("number"),
        provider__in=near,
    )
    return [Refusal(Q(Exists(held)), HELD_NEAR)]


MORE: dict[Kind, Callable[[Kind, User, list[int]], list[Refusal]]] = {
    Kind.CLAIM: _claims,
    Kind.RULE: _rules,
    Kind.SECOND_LOOK: _second_looks,
    Kind.EXCLUSION: _hits,
    Kind.DISPUTE: _disputes,
}
