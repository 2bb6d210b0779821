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
    answer = HttpResponse(content, content_type=TYPES[found.kind])
    answer.headers["Content-Disposition"] = f'{how}; filename="{name}.{found.kind}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer
