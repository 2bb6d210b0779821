"""What a senior reviewer decides of one license where the law alone leaves open whether its holder may prescribe."""

import datetime as dt
from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from providers.dates import today
from providers.letters import write_to_keepers
from providers.models import AuthorityOverride, Evidence, License, PrescribingRule
from providers.vocabulary.checking import OverrideAuthority, Result, RuleAuthority
from verification.actions.case import ChangedSinceError, locked_case

# What makes a prescriber of somebody.
GIVES = (OverrideAuthority.OWN, OverrideAuthority.COLLABORATING)


@transaction.atomic
def override_authority(
    license_: License,
    *,
    authority: str,
    reason: str,
    version: str,
    after: int,
    by: User,
    routes: Collection[str] = (),
    evidence: Evidence | None = None,
    valid_until: dt.date | None = None,
) -> AuthorityOverride:
    """Say of one verified license what it lets its holder do, from today on; `as_law` takes the former word back.

    `version` is that of the case and `after` the key of the last word (0 where there was none) as the reviewer had them before them.
    Raises PermissionDenied for whoever is no senior reviewer or keeps the listing, ChangedSinceError, and ValidationError, by field,
    for what may not be said.
    """
    if by.role != Role.SENIOR_REVIEWER:
        raise PermissionDenied
    license_ = locked_case(license_, version=version, by=by)
    last = license_.overrides.first()
    if (last.pk if last else 0) != after:
        raise ChangedSinceError
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason.")})
    if authority == OverrideAuthority.AS_LAW:
        if last is None or last.authority == OverrideAuthority.AS_LAW:
            raise ValidationError({"authority": _("The law of the state decides already.")})
        routes, evidence, valid_until = (), None, None
    else:
        _must_be_open(license_, authority)
        _must_rest_on(evidence, license_)
    if valid_until and valid_until < today():
        raise ValidationError({"valid_until": _("This date is past.")})
    row = AuthorityOverride.objects.create(
        license=license_,
        authority=OverrideAuthority(authority),
        routes=sorted(routes) if authority in GIVES else [],
        reason=reason.strip(),
        evidence=evidence,
        decided_at=timezone.now(),
        decided_by=by,
        valid_from=today(),
        valid_until=valid_until,
    )
    write_to_keepers(license_.provider, "license_decided", "practice_licenses")
    return row


def law_says_no(license_: License) -> bool:
    """A rule that counts refuses the license type there; or no state at all lets it prescribe, and this one has no rule."""
    of_type = PrescribingRule.objects.counting().filter(license_type=license_.license_type)
    told = dict(of_type.values_list("state", "authority"))
    if license_.state in told:
        return told[license_.state] == RuleAuthority.NO
    waiting = PrescribingRule.objects.in_force().filter(
        license_type=license_.license_type, state=license_.state
    )
    return bool(told) and set(told.values()) == {RuleAuthority.NO} and not waiting.exists()


def _must_be_open(license_: License, authority: str) -> None:
    if not License.objects.verified().filter(pk=license_.pk).exists():
        raise ValidationError(_("The license has no valid check. Check and verify it first."))
    if authority in GIVES and law_says_no(license_):
        raise ValidationError(
            {
                "authority": _(
                    "The law says no to this kind of license. If the law is another one, an "
                    "administrator changes the rule."
                )
            }
        )


def _must_rest_on(evidence: Evidence | None, license_: License) -> None:
    """A look at this license since it was sent in, that found what it looked for and still counts."""
    counts = (
        evidence is not None
        and evidence.license_id == license_.pk
        and evidence.performed_at >= license_.submitted_at
        and evidence.result == Result.CONFIRMED
        and evidence.valid_until >= today()
    )
    if not counts:
        raise ValidationError({"evidence": _("Choose evidence of this license that still counts.")})
