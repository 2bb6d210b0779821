"""A reviewer's verdict on a license; undo is a new one."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from providers.dates import today
from providers.letters import write_to_keepers
from providers.models import Decision, Evidence, License
from providers.vocabulary.checking import Fact, Result, Verdict
from verification.actions.case import locked_case

# What hurts a provider is seen by two people: one looked and found this, another, who is senior, decides.
BEARS_OUT = {
    Verdict.DOES_NOT_MATCH: Q(fact__in=(Fact.LICENSE_STATUS, Fact.LICENSE_EXPIRY))
    & ~Q(result=Result.CONFIRMED),
    # That no discipline was found is good news.
    Verdict.DISCIPLINED: Q(fact__in=(Fact.LICENSE_STATUS, Fact.DISCIPLINE), result=Result.ADVERSE),
}


class NotSupportedError(Exception):
    """What was seen of the license does not bear the verdict out; the text says what is missing."""


@transaction.atomic
def decide_license(
    license_: License, *, verdict: str, reason: str, version: str, by: User
) -> Decision:
    """Add the verdict and tell the owner; badge, search and everything else follow from the row.

    `version` is that of the case as the reviewer had it before them. Raises PermissionDenied for whoever may not decide,
    ChangedSinceError when the license was changed, removed or decided since, and NotSupportedError.
    """
    license_ = locked_case(license_, version=version, by=by)
    if not reason.strip():
        raise NotSupportedError(_("Give the reason."))
    if verdict == Verdict.VERIFIED:
        _seen_as_active(license_)
    elif verdict in BEARS_OUT:
        _seen_by_another(license_, verdict, by)
    decision = Decision.objects.create(
        license=license_,
        verdict=Verdict(verdict),
        reason=reason.strip(),
        decided_at=timezone.now(),
        decided_by=by,
    )
    write_to_keepers(license_.provider, "license_decided", "practice_licenses")
    return decision


def _seen_as_active(license_: License) -> None:
    """The last look since it was sent in found the license active, and still counts."""
    if license_.look_result != Result.CONFIRMED or license_.look_valid_until < today():
        raise NotSupportedError(
            _("Look the license up first: there is no look that found it active and still counts.")
        )


def _seen_by_another(license_: License, verdict: str, by: User) -> None:
    """Somebody else has recorded what speaks against the license since it was sent in."""
    if by.role != Role.SENIOR_REVIEWER:
        raise PermissionDenied
    looks = Evidence.objects.filter(
        BEARS_OUT[Verdict(verdict)], license=license_, performed_at__gte=license_.submitted_at
    )
    last = looks.order_by("-performed_at", "-pk").first()
    if last is None:
        raise NotSupportedError(_("Record first what the board shows."))
    if last.performed_by_id == by.pk:
        raise NotSupportedError(_("You recorded this yourself. Another senior reviewer decides."))
