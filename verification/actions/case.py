"""A license before a reviewer: how it stood when they looked, and whether it still does."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.refusal import RefusedError
from accounts.roles import REVIEWERS
from providers.license_version import digest, stated
from providers.models import License, Provider


class ChangedSinceError(Exception):
    """The license was changed, removed, looked at or decided since the reviewer had it before them."""


TOO_NEAR = _(
    "This is about your own listing, or a practice or person you work with. Somebody else decides."
)


SENIOR_DECIDES = _("A senior reviewer decides on this.")


def case_version(license_: License) -> str:
    """A text that is another one after each change, new submission, look and decision; a form carries it along."""
    last = license_.decisions.values_list("pk", flat=True).first()
    look = license_.evidence.values_list("pk", flat=True).first()
    return digest(
        stated(license_) | {"submitted_at": license_.submitted_at, "decision": last, "look": look}
    )


def only_reviewers(by: User, provider_id: int | None) -> None:
    """Raises PermissionDenied unless `by` is a reviewer, and RefusedError where that listing, if there is one, is near to them."""
    if by.role not in REVIEWERS or not by.is_active:
        raise PermissionDenied
    if provider_id and Provider.objects.near_to(by).filter(pk=provider_id).exists():
        raise RefusedError(TOO_NEAR)


def locked_case(license_: License, *, version: str, by: User) -> License:
    """The license with its standing, locked until the transaction ends.

    Raises PermissionDenied unless `by` is a reviewer of somebody else's license, ChangedSinceError when it is not as in `version`.
    """
    only_reviewers(by, license_.provider_id)
    locked = License.objects.select_for_update(of=("self",)).filter(pk=license_.pk).first()
    if locked is None:
        raise ChangedSinceError
    # The lock may have waited for another decision, which the statement that took it does not see.
    if case_version(locked) != version:
        raise ChangedSinceError
    return standing(locked)


def standing(license_: License) -> License:
    """The license with its standing as it is now, after what this transaction has written."""
    return License.objects.with_standing().get(pk=license_.pk)
