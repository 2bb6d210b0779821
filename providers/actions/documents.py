"""Documents of licenses and of claims: the row and the locked file come and go together, as far as a disk and a database can."""

import hashlib
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from providers import private_files
from providers.document_file import DocumentFile
from providers.models import Attachment, Document, License, Provider
from providers.vocabulary.checking import Verdict

MOST_DOCUMENTS = 6
# A reviewer asked for more, or had nothing to go by: a new document is an answer, so the license waits for a check again.
ANSWERED_BY_A_DOCUMENT = (Verdict.NEED_MORE, Verdict.COULD_NOT_CONFIRM)


@transaction.atomic
def add_document(license_: License, *, file: DocumentFile, by: User) -> Document:
    """Keep the file, locked, for the reviewers. Raises ValidationError when the license has as many as are taken."""
    license_ = License.objects.with_standing().select_for_update(of=("self",)).get(pk=license_.pk)
    document = keep_document(
        license_.documents.all(), file, by=by, provider_id=license_.provider_id, license=license_
    )
    if license_.verdict in ANSWERED_BY_A_DOCUMENT:
        license_.submitted_at = timezone.now()
        license_.save(update_fields=["submitted_at"])
    return document


def keep_document(
    there: "QuerySet[Document]", file: DocumentFile, *, by: User, **about: Any
) -> Document:
    """One more beside those that are `there`, in a transaction that holds what they are `about`. Raises ValidationError for too many."""
    if there.count() >= MOST_DOCUMENTS:
        raise ValidationError(
            _("There are already %(most)d documents. Remove one first.") % {"most": MOST_DOCUMENTS}
        )
    return Document.objects.create(
        **about,
        kind=file.kind,
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
        stored_as=private_files.keep(file.content),
        uploaded_at=timezone.now(),
        uploaded_by=by,
    )


@transaction.atomic
def remove_document(document: Document, *, by: User) -> None:
    """Delete the row now and the file once that is committed."""
    forget(Document.objects.filter(pk=document.pk))


def forget_documents(provider: Provider) -> int:
    """Delete all documents of a provider and of claims on it, for when they leave; returns how many. The files go once that is committed."""
    return forget(Document.objects.filter(Q(provider=provider) | Q(claim__provider=provider)))


@transaction.atomic
def forget(files: "QuerySet[Document] | QuerySet[Attachment]") -> int:
    """Delete these documents, or attachments of evidence; returns how many."""
    locked = files.order_by("pk").select_for_update(of=("self",))
    found = dict(locked.values_list("pk", "stored_as"))
    files.model.objects.filter(pk__in=found).delete()
    transaction.on_commit(partial(private_files.drop, list(found.values())))
    return len(found)


def sweep_orphans() -> int:
    """Delete files that no document or attachment leads to, left by a crash between the disk and the database; returns how many.

    For `manage.py daily`. Files of the last hour are let be: the row of an upload that is under way is not committed yet.
    """
    on_disk = list(private_files.kept_long_enough())
    known = {
        name
        for model in (Document, Attachment)
        for name in model.objects.filter(stored_as__in=on_disk).values_list("stored_as", flat=True)
    }
    orphans = [name for name in on_disk if name not in known]
    private_files.drop(orphans)
    return len(orphans)
