"""Files that reviewers open: documents that providers sent, and what reviewers attached to evidence."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from providers.access import person
from providers.models import Attachment, Document, DocumentKind
from providers.views.private_file import private_file
from verification.access import reviewers
from verification.actions.case import only_reviewers
from verification.actions.seen import saw


@reviewers("GET")
def document(request: HttpRequest, document: uuid.UUID) -> HttpResponse:
    """What a provider sent about a license."""
    found = get_object_or_404(Document, pk=document)
    only_reviewers(person(request), found.provider_id)
    saw(found, by=person(request))
    return _file(found, "license")


@reviewers("GET")
def attachment(request: HttpRequest, attachment: uuid.UUID) -> HttpResponse:
    """What a reviewer saw."""
    found = get_object_or_404(Attachment, pk=attachment)
    only_reviewers(person(request), found.provider_id)
    saw(found, by=person(request))
    return _file(found, "evidence")


def _file(found: Document | Attachment, name: str) -> HttpResponse:
    """A picture to look at on the page; a PDF to save, since no browser shows one in a sandbox."""
    how = "attachment" if found.kind == DocumentKind.PDF else "inline"
    return private_file(found, how=how, name=name)
