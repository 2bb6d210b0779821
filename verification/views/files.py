"""Files that reviewers open: documents that providers sent, and what reviewers attached to evidence.

`document_pages` and `attachment_pages` show them; here they are as they were kept.
"""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from providers.access import person
from providers.models import Attachment, Document, DocumentKind
from providers.views.private_file import private_file
from verification.access import reviewers
from verification.actions.case import only_reviewers
from verification.actions.claim_case import OWN_CLAIM
from verification.actions.seen import saw


@reviewers("GET")
def document(request: HttpRequest, document: uuid.UUID) -> HttpResponse:
    """What a provider sent about a license, or somebody about their claim."""
    found = document_for(request, document)
    return _file(request, found, "claim" if found.claim else "license")


@reviewers("GET")
def attachment(request: HttpRequest, attachment: uuid.UUID) -> HttpResponse:
    """What a reviewer saw."""
    return _file(request, attachment_for(request, attachment), "evidence")


def document_for(request: HttpRequest, key: uuid.UUID) -> Document:
    """The document, for a reviewer of somebody else's listing or claim; 404 or 403 for everybody else."""
    about = ("license__provider", "provider", "claim__provider", "claim__record")
    found = get_object_or_404(Document.objects.select_related(*about), pk=key)
    by, claim = person(request), found.claim
    only_reviewers(by, claim.provider_id if claim else found.provider_id)
    if claim and claim.claimant_id == by.pk:
        raise PermissionDenied(OWN_CLAIM)
    return found


def attachment_for(request: HttpRequest, key: uuid.UUID) -> Attachment:
    """The attachment, for the same people."""
    found = get_object_or_404(Attachment.objects.select_related("license", "provider"), pk=key)
    only_reviewers(person(request), found.provider_id)
    return found


def _file(request: HttpRequest, found: Document | Attachment, name: str) -> HttpResponse:
    """A picture to look at; a PDF to save, since its code must not run in a browser of ours."""
    saw(found, by=person(request))
    how = "attachment" if found.kind == DocumentKind.PDF else "inline"
    return private_file(found, how=how, name=name)
