"""Files that reviewers open: documents that providers sent, and what reviewers attached to evidence."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from providers.access import person
from providers.models import Attachment, Document, DocumentKind
from providers.private_files import NotThereError, read
from providers.views.documents import SANDBOX, TYPES
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
    try:
        content = read(found.stored_as)
    except NotThereError as error:
        raise Http404 from error
    how = "attachment" if found.kind == DocumentKind.PDF else "inline"
    answer = HttpResponse(content, content_type=TYPES[found.kind])
    answer.headers["Content-Disposition"] = f'{how}; filename="{name}.{found.kind}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer
