"""A fact beside the license itself, checked at one source."""

from dataclasses import replace

from django.db import transaction

from accounts.models import User
from providers.document_file import DocumentFile
from providers.models import Evidence, Provider
from verification.actions.attachments import attach
from verification.actions.case import locked_case
from verification.actions.evidence import (
    Look,
    keep_look,
    record_of_credential,
    record_of_provider,
)
from verification.subjects import Subject


@transaction.atomic
def record_fact(
    provider: Provider,
    subject: Subject,
    look: Look,
    *,
    version: str,
    by: User,
    file: DocumentFile | None = None,
) -> Evidence:
    """Keep the look and the file, whatever of the provider it is about.

    Raises PermissionDenied for whoever is not a reviewer or keeps the listing, TakesSeniorError as `record_of_provider` does, and
    ChangedSinceError when what it is about is not as in `version`; nothing is kept then.
    """
    license_ = subject.license and locked_case(subject.license, version=version, by=by)
    if file:
        kept = attach(
            file, provider=provider, license=license_, credential=subject.credential, by=by
        )
        look = replace(look, attachment_sha256=kept.sha256)
    if license_:
        return keep_look(license_, look, by=by)
    if subject.credential:
        return record_of_credential(subject.credential, look, version=version, by=by)
    return record_of_provider(provider, look, version=version, by=by)
