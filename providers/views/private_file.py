"""How a locked file leaves the site: as what it is, kept by nobody, able to do nothing."""

from django.http import Http404, HttpResponse

from providers.models import Attachment, Document
from providers.private_files import NotThereError, read

# A document runs nothing and loads nothing, should a browser show it after all.
SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox"
TYPES = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "pdf": "application/pdf",
}


def private_file(found: Document | Attachment, *, how: str, name: str) -> HttpResponse:
    """The file, to be shown `how` ("inline") or saved ("attachment") under `name`; raises Http404 where it is gone."""
    try:
        content = read(found.stored_as)
    except NotThereError as error:
        raise Http404 from error
    return private_content(content, found.kind, how=how, name=name)


def private_content(content: bytes, kind: str, *, how: str, name: str) -> HttpResponse:
    """Content of that kind, such as a page of a document, sent as the documents are."""
    answer = HttpResponse(content, content_type=TYPES[kind])
    answer.headers["Content-Disposition"] = f'{how}; filename="{name}.{kind}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer
