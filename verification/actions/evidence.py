"""What a reviewer saw at a source, kept so that nobody can change it afterwards."""

import datetime as dt
import secrets
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusal import RefusedError
from accounts.roles import Role
from providers.dates import today
from providers.license_version import digest
from providers.models import Credential, Evidence, EvidenceValues, License, Provider
from providers.models.credential import FACT_OF_KIND
from providers.models.evidence import values_digest
from providers.models.license import evidence_valid_until
from providers.vocabulary.checking import Fact, Result
from verification.actions.case import ChangedSinceError, locked_case, only_reviewers
from verification.facts import OF_LICENSE, OF_PROVIDER, lasts


class TakesSeniorError(RefusedError):
    """Only a senior reviewer may record that somebody is on the exclusion list."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "A senior reviewer records that the list names them: clients read it at once. "
                "Report the listing from its page, and say what you saw."
            )
        )


@dataclass(frozen=True)
class Look:
    """One fact as one source shows it. `shown` is what it said, word for word; until when it counts, unless said, follows from the fact."""

    fact: str
    result: str
    source: str
    source_kind: str
    method: str
    source_url: str = ""
    shown: dict[str, Any] = field(default_factory=dict)
    attachment_sha256: str = ""
    valid_until: dt.date | None = None


@transaction.atomic
def record_evidence(
    license_: License,
    *,
    fact: str,
    result: str,
    source: str,
    source_kind: str,
    method: str,
    version: str,
    by: User,
    source_url: str = "",
    shown: dict[str, Any] | None = None,
    attachment_sha256: str = "",
) -> Evidence:
    """Keep one look at a license; `shown` is what the source said, word for word, of which only a salted digest is for good.

    `version` is that of the case as the reviewer had it before them. Raises PermissionDenied for whoever is not a reviewer or
    keeps the listing, and ChangedSinceError when the license was changed, removed, looked at or decided since.
    """
    license_ = locked_case(license_, version=version, by=by)
    look = Look(
        fact, result, source, source_kind, method, source_url, shown or {}, attachment_sha256
    )
    return keep_look(license_, look, by=by)


@transaction.atomic
def record_of_provider(provider: Provider, look: Look, *, version: str, by: User) -> Evidence:
    """Keep one look at a fact of a provider that is not about a license: identity, address, exclusion, the Spravato program.

    A DEA registration can be one, too. `version` is `provider_version` as the reviewer had it before them. Raises what
    `record_evidence` does, ValueError for a fact that is not about a provider, and TakesSeniorError when somebody else than a senior
    reviewer found the provider on the exclusion list.
    """
    only_reviewers(by, provider.pk)
    if look.fact not in OF_PROVIDER:
        raise ValueError(f"{look.fact} is not about a provider")
    # Clients read it at once, and no decision of anybody follows.
    is_match = look.fact == Fact.EXCLUSION and look.result == Result.ADVERSE
    if is_match and by.role != Role.SENIOR_REVIEWER:
        raise TakesSeniorError
    locked = Provider.objects.select_for_update(of=("self",)).filter(pk=provider.pk).first()
    if locked is None or provider_version(locked) != version:
        raise ChangedSinceError
    return _kept(locked, look, by=by)


@transaction.atomic
def record_of_credential(credential: Credential, look: Look, *, version: str, by: User) -> Evidence:
    """Keep one look at a board certification or a training; the same for `credential_version`."""
    only_reviewers(by, credential.provider_id)
    if look.fact != FACT_OF_KIND.get(credential.kind):  # type: ignore[call-overload]
        raise ValueError(f"{look.fact} is not about such a credential")
    locked = Credential.objects.select_for_update(of=("self",)).filter(pk=credential.pk).first()
    if locked is None or credential_version(locked) != version:
        raise ChangedSinceError
    return _kept(locked.provider, look, by=by, credential=locked)


def keep_look(license_: License, look: Look, *, by: User) -> Evidence:
    """Keep a look at a license that `locked_case` has returned. Raises ValueError for a fact of something else."""
    if look.fact not in OF_LICENSE:
        raise ValueError(f"{look.fact} is not about a license")
    return _kept(license_.provider, look, by=by, license=license_)


def provider_version(provider: Provider) -> str:
    """A text that is another one once the provider has another name, number or place, or somebody looked again."""
    places = sorted(str(each.pk) for each in provider.locations.all())
    last = provider.evidence.filter(license=None, credential=None).values_list("pk", flat=True)
    return digest(
        {"name": provider.name, "npi": provider.npi, "places": places, "look": last.first()}
    )


def credential_version(credential: Credential) -> str:
    """The same for a credential."""
    last = credential.evidence.values_list("pk", flat=True).first()
    said = {name: getattr(credential, name) for name in ("kind", "name", "hours", "year")}
    return digest(said | {"look": last})


def _kept(
    provider: Provider,
    look: Look,
    *,
    by: User,
    license: License | None = None,
    credential: Credential | None = None,
) -> Evidence:
    now = timezone.now()
    on = timezone.localdate(now)
    latest = lasts(look.fact, on)
    if license is not None:
        latest = min(latest, evidence_valid_until(license, on))
    until = look.valid_until or latest
    if not today() <= until <= latest and look.valid_until:
        raise ValueError("a look counts from today on, and not longer than its fact allows")
    salt = secrets.token_hex(16)
    evidence = Evidence.objects.create(
        provider=provider,
        license=license,
        credential=credential,
        fact=look.fact,
        result=look.result,
        source=look.source,
        source_url=look.source_url,
        source_kind=look.source_kind,
        method=look.method,
        performed_at=now,
        performed_by=by,
        valid_until=until,
        attachment_sha256=look.attachment_sha256,
        values_sha256=values_digest(look.shown, salt) if look.shown else "",
    )
    if look.shown:
        EvidenceValues.objects.create(evidence=evidence, shown=look.shown, salt=salt)
    return evidence
