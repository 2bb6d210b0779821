"""What the holder does with their licenses. Every checked field that changes sends a license back to the reviewers."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from providers.actions.documents import forget
from providers.actions.evidence import erase_of_license
from providers.announcements import who_they_are_changed
from providers.license_version import CHECKED, STATED, stated, version_of
from providers.models import License, Provider


class AlreadyListedError(Exception):
    """A license of that type, state and number is on the site; `own` when it is on the same listing."""

    def __init__(self, own: bool) -> None:
        super().__init__("a license is listed once")
        self.own = own


class ChangedMeanwhileError(Exception):
    """Somebody saved the license after it was shown; `now` is how it stands."""

    def __init__(self, now: License) -> None:
        super().__init__("the license is not as it was shown")
        self.now = now


@transaction.atomic
def add_license(*, listing: Provider, values: Mapping[str, Any], by: User) -> License:
    """A new license of the listing that waits for a check. Raises AlreadyListedError; `values` are cleaned by LicenseForm."""
    license_ = License(
        provider=listing,
        submitted_at=timezone.now(),
        **{name: values[name] for name in STATED},
    )
    _save(license_, force_insert=True)
    who_they_are_changed(listing)
    return license_


@transaction.atomic
def change_license(license_: License, *, values: Mapping[str, Any], version: str, by: User) -> bool:
    """Save what is stated; returns whether that sent the license back for a check, which takes the badge off at once.

    Nothing is written when nothing changed. `version` is that of the license as it was shown: raises ChangedMeanwhileError
    when it stands otherwise by now, and AlreadyListedError. Unnamed values stay.
    """
    license_ = License.objects.select_for_update(of=("self",)).get(pk=license_.pk)
    if version_of(license_) != version:
        raise ChangedMeanwhileError(license_)
    before = stated(license_)
    for name in STATED:
        if name in values:
            setattr(license_, name, values[name])
    after = stated(license_)
    changed = [name for name in STATED if before[name] != after[name]]
    back = any(name in CHECKED for name in changed)
    if back:
        license_.submitted_at = timezone.now()
    if changed:
        _save(license_, update_fields=[*changed, "submitted_at"])
        who_they_are_changed(license_.provider)
    return back


@transaction.atomic
def remove_license(license_: License, *, by: User) -> None:
    """Take a license off the listing, with its documents and what sources showed of it.

    Evidence and decisions about it stay as they are, and name nobody: docs/decisions/0003.
    """
    license_ = License.objects.select_for_update(of=("self",)).get(pk=license_.pk)
    erase_of_license(license_)
    forget(license_.documents.all())
    license_.delete()


def _save(license_: License, **how: Any) -> None:
    try:
        # Of its own, so that the transaction around can go on to say whose it is.
        with transaction.atomic():
            license_.save(**how)
    except IntegrityError as error:
        if "license_once" not in str(error):
            raise
        same = License.objects.filter(
            license_type=license_.license_type, state=license_.state, number=license_.number
        )
        own = same.filter(provider=license_.provider_id).exists()
        raise AlreadyListedError(own) from error
