"""What a reviewer saw at a source, kept so that nobody can change it afterwards."""

import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from providers.models import Evidence, EvidenceValues, License
from providers.models.evidence import values_digest
from providers.models.license import evidence_valid_until
from verification.actions.case import locked_case


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
    keeps the listing, and ChangedSinceError when the license was changed, removed or decided since.
    """
    license_ = locked_case(license_, version=version, by=by)
    now = timezone.now()
    salt = secrets.token_hex(16)
    evidence = Evidence.objects.create(
        provider_id=license_.provider_id,
        license=license_,
        fact=fact,
        result=result,
        source=source,
        source_url=source_url,
        source_kind=source_kind,
        method=method,
        performed_at=now,
        performed_by=by,
        valid_until=evidence_valid_until(license_, timezone.localdate(now)),
        attachment_sha256=attachment_sha256,
        values_sha256=values_digest(shown, salt) if shown else "",
    )
    if shown:
        EvidenceValues.objects.create(evidence=evidence, shown=shown, salt=salt)
    return evidence
