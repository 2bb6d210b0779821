"""What a reviewer attaches to evidence: locked on the disk like documents, added and never changed, erased with what it is about."""

import hashlib

from django.utils import timezone

from accounts.models import User
from providers import private_files
from providers.document_file import DocumentFile
from providers.models import Attachment, Credential, License, Provider


def attach(
    file: DocumentFile,
    *,
    provider: Provider,
    by: User,
    license: License | None = None,
    credential: Credential | None = None,
) -> Attachment:
    """Keep the file; its digest, which goes into the evidence, is that of the bytes that are kept.

    Call it in the transaction of the evidence, after all that can be refused: a file that is written stays for an hour if that fails.
    """
    return Attachment.objects.create(
        provider=provider,
        license=license,
        credential=credential,
        kind=file.kind,
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
        stored_as=private_files.keep(file.content),
        attached_at=timezone.now(),
        attached_by=by,
    )
