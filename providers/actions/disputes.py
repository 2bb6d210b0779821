"""A license that somebody says is theirs and that stands on another listing: asked, taken back, decided."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from accounts.limits import within_limit
from accounts.models import User
from accounts.refusal import RefusedError
from accounts.roles import REVIEWERS, Role
from providers.actions.licenses import add_license, remove_license
from providers.letters import write_to_keepers
from providers.license_version import STATED
from providers.models import License, LicenseDispute, Provider
from providers.vocabulary.dispute import DisputeState

MOST_A_WEEK = 5
A_WEEK = dt.timedelta(days=7)
PAGE = "practice_licenses"
# To reviewers to whom one of the two listings is near.
ASKED_NEAR = _(
    "Your own listing asks for this license, or a practice or person you work with. Somebody else decides."
)
HELD_NEAR = _(
    "The license stands on your own listing, or on that of a practice or person you work with. Somebody else decides."
)


class TooManyDisputesError(Exception):
    """This account has asked often lately."""


class DecidedError(Exception):
    """Somebody decided it, or it was taken back, before."""


@transaction.atomic
def dispute_license(*, listing: Provider, values: Mapping[str, Any], by: User) -> LicenseDispute:
    """Ask a reviewer whose the license is; `values` are cleaned by LicenseForm. The same once more is the one there is.

    Raises TooManyDisputesError.
    """
    Provider.objects.select_for_update(of=("self",), no_key=True).get(pk=listing.pk)
    named = {
        "license_type": values["license_type"],
        "license_state": values["state"],
        "number": values["number"],
    }
    if there := LicenseDispute.objects.waiting().filter(provider=listing, **named).first():
        return there
    if not within_limit("dispute of a license", str(by.pk), most=MOST_A_WEEK, per=A_WEEK):
        raise TooManyDisputesError
    stated = {name: _plain(values[name]) for name in STATED}
    return LicenseDispute.objects.create(provider=listing, stated=stated, **named)


@transaction.atomic
def withdraw_dispute(dispute: LicenseDispute, *, by: User) -> None:
    """Take it back. Raises DecidedError."""
    found = _waiting(dispute)
    _close(found, DisputeState.WITHDRAWN, "", by)


@transaction.atomic
def grant_dispute(dispute: LicenseDispute, *, reason: str, by: User) -> License:
    """Take the license off the listing that has it and put it on the one that asked, where it waits for a check like any other.

    It hurts somebody, so a senior reviewer decides. Raises PermissionDenied, RefusedError where one of the two listings is near to `by`,
    and DecidedError; `reason` is read by who asked.
    """
    found = _decidable(dispute, by, (Role.SENIOR_REVIEWER,))
    holder = (
        License.objects.select_for_update(of=("self",))
        .filter(license_type=found.license_type, state=found.license_state, number=found.number)
        .first()
    )
    if holder is not None and holder.provider_id != found.provider_id:
        other = holder.provider
        remove_license(holder, by=by)
        write_to_keepers(other, "license_taken_off", PAGE)
    elif holder is not None:
        raise DecidedError
    dates = ("issued_on", "expires_on")
    values = found.stated | {
        name: parse_date(found.stated[name]) if found.stated[name] else None for name in dates
    }
    made = add_license(listing=found.provider, values=values, by=by)
    _close(found, DisputeState.GRANTED, reason, by)
    write_to_keepers(found.provider, "license_dispute", PAGE)
    return made


@transaction.atomic
def refuse_dispute(dispute: LicenseDispute, *, reason: str, by: User) -> None:
    """Leave the license where it is. Raises as `grant_dispute` does; `reason` is read by who asked."""
    found = _decidable(dispute, by, REVIEWERS)
    _close(found, DisputeState.REFUSED, reason, by)
    write_to_keepers(found.provider, "license_dispute", PAGE)


def _waiting(dispute: LicenseDispute) -> LicenseDispute:
    rows = LicenseDispute.objects.waiting().select_for_update(of=("self",))
    if (found := rows.filter(pk=dispute.pk).first()) is None:
        raise DecidedError
    return found


def _decidable(dispute: LicenseDispute, by: User, roles: tuple[Role, ...]) -> LicenseDispute:
    if by.role not in roles or not by.is_active:
        raise PermissionDenied
    found = _waiting(dispute)
    near = Provider.objects.near_to(by)
    if near.filter(pk=found.provider_id).exists():
        raise RefusedError(ASKED_NEAR)
    held = License.objects.filter(
        license_type=found.license_type, state=found.license_state, number=found.number
    )
    if near.filter(pk__in=held.values("provider")).exists():
        raise RefusedError(HELD_NEAR)
    return found


def _close(dispute: LicenseDispute, state: DisputeState, reason: str, by: User) -> None:
    dispute.state, dispute.reason = state, reason.strip()
    dispute.decided_at, dispute.decided_by = timezone.now(), by
    dispute.save(update_fields=["state", "reason", "decided_at", "decided_by"])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
