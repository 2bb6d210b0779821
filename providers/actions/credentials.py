"""What a provider states of their training."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import User
from providers.actions.evidence import erase_of_credential
from providers.models import Credential, Evidence, Provider

STATED = ("kind", "name", "hours", "year")


class AlreadyStatedError(Exception):
    """The listing has a credential of that kind and name."""


@transaction.atomic
def add_credential(*, listing: Provider, values: Mapping[str, Any], by: User) -> Credential:
    """A new credential, as stated. Raises AlreadyStatedError; `values` are cleaned by CredentialForm."""
    return _save(Credential(provider=listing, **{name: values[name] for name in STATED}))


@transaction.atomic
def change_credential(credential: Credential, *, values: Mapping[str, Any], by: User) -> Credential:
    """Save what is stated. Raises AlreadyStatedError.

    A credential that somebody has looked at gets a new key when it changes, so that the check of the old words does not stand
    beside the new ones.
    """
    credential = Credential.objects.select_for_update(of=("self",)).get(pk=credential.pk)
    changed = [name for name in STATED if getattr(credential, name) != values[name]]
    if not changed:
        return credential
    for name in changed:
        setattr(credential, name, values[name])
    if Evidence.objects.filter(credential_id=credential.pk).exists():
        erase_of_credential(credential)
        Credential.objects.filter(pk=credential.pk).delete()
        credential = Credential(
            provider_id=credential.provider_id,
            **{name: getattr(credential, name) for name in STATED},
        )
    return _save(credential)


@transaction.atomic
def remove_credential(credential: Credential, *, by: User) -> None:
    """Take it off the listing, with what sources showed of it; evidence about it stays and names nobody."""
    erase_of_credential(credential)
    credential.delete()


def _save(credential: Credential) -> Credential:
    try:
        with transaction.atomic():
            credential.save()
    except IntegrityError as error:
        if "credential_once" not in str(error):
            raise
        raise AlreadyStatedError from error
    return credential
