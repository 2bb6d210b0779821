"""Documents before reviewers, as the tests of their pages need them; all need `media_folder`."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from providers.models import Attachment, Document
from tests.providers.licensing import document_of
from tests.verification.reviewing import waiting
from verification.sheets import address

AS_HTMX = {"HX-Request": "true"}


def sent(content: bytes) -> Document:
    """What Alice sent about her license, as the checks at the door take it."""
    return document_of(waiting(), content)


def looked_at(client: Client, file: Document | Attachment, headers: Any = None) -> Any:
    """The pages of a document, as whoever opens it gets them."""
    answer = client.get(address(file, "pages"), headers=headers)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")
