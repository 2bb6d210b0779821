"""Owners look at what they sent, page by page, as the reviewers see it. The file itself is sent by `documents`."""

import datetime as dt
import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.limits import within_limit
from providers.access import own_listing
from providers.drawing.process import Trouble
from providers.models import Document, Provider
from providers.private_files import NotThereError
from providers.sheets import Address, Sheets, sheets_of
from providers.views.asking import who_asks
from providers.views.paper import has_page, not_drawn, page_words, picture_of

HERE = "practice_licenses"
# Each costs the site up to eight seconds of its one process that draws, and whoever sends a file chooses how many.
MOST_LOOKS = 200
AN_HOUR = dt.timedelta(hours=1)
# With these, reviewers see nothing either.
OF_THE_FILE = (Trouble.LOCKED, Trouble.BROKEN, Trouble.TOO_MUCH)


@own_listing("GET")
def pages(
    request: HttpRequest, listing: Provider, license: uuid.UUID, document: uuid.UUID
) -> HttpResponse:
    """All pages of a document."""
    found = _found(listing, license, document)
    # In the list of documents, htmx puts the pages below their name.
    beside = bool(request.headers.get("HX-Request"))
    template = "documents/pages.html" if beside else "practice/licenses/document.html"
    sheets = _sheets(request, found)
    return render(request, template, _words(found, sheets) | {"sheets": sheets})


@own_listing("GET")
def page(
    request: HttpRequest, listing: Provider, license: uuid.UUID, document: uuid.UUID, page: int
) -> HttpResponse:
    """One page of a document, as large as the screen is wide."""
    found = _found(listing, license, document)
    sheets = _sheets(request, found)
    words = _words(found, sheets) | page_words(sheets, page)
    return render(request, "practice/licenses/document.html", words)


@own_listing("GET")
def picture(
    request: HttpRequest, listing: Provider, license: uuid.UUID, document: uuid.UUID, page: int
) -> HttpResponse:
    """The picture of a page."""
    return own_picture(request, _found(listing, license, document), page)


def _found(listing: Provider, license: uuid.UUID, document: uuid.UUID) -> Document:
    mine = listing.documents.select_related("license", "provider")
    return get_object_or_404(mine, pk=document, license=license)


def may_look(request: HttpRequest) -> bool:
    """Whether they may have another page drawn."""
    return within_limit("document page", str(who_asks(request).pk), most=MOST_LOOKS, per=AN_HOUR)


def own_sheets(request: HttpRequest, found: Document, address: Address) -> Sheets:
    """What the person sent, as it can be shown. Raises Http404 where the file is gone."""
    name = _("Document that you sent")
    if not may_look(request):
        return Sheets(name, address, trouble=Trouble.OFTEN)
    try:
        return sheets_of(found, name=name, address=address)
    except NotThereError as error:
        raise Http404 from error


def own_picture(request: HttpRequest, found: Document, page: int) -> HttpResponse:
    """The picture of a page, or of words that say why there is none. Raises Http404 for a page that cannot be."""
    if not has_page(found, page):
        raise Http404
    if not may_look(request):
        return not_drawn(Trouble.OFTEN, page)
    return picture_of(found, page)


def advice_to_owner(sheets: Sheets) -> str:
    """How they go on where there is nothing to see."""
    if sheets.trouble in OF_THE_FILE:
        return _(
            "The reviewers cannot see it here either. Send a photo, or a PDF without a password."
        )
    return _("Save the file to see it on your computer.")


def _sheets(request: HttpRequest, found: Document) -> Sheets:
    def address(what: str = "", *numbers: int) -> str:
        name = "_".join(filter(None, ("practice_document", what)))
        assert found.provider
        return reverse(name, args=[found.provider.slug, found.license_id, found.pk, *numbers])

    return own_sheets(request, found, address)


def _words(found: Document, sheets: Sheets) -> dict[str, Any]:
    words = {"listing": found.provider, "here": HERE, "file": found}
    return words | {"advice": advice_to_owner(sheets)}
