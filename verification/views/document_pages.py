"""Looking at documents: all pages, one page large, and the picture of one page. A browser never gets the PDF unless it is saved."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from providers.access import person
from providers.drawing.pages import File
from providers.private_files import NotThereError
from providers.sheets import Sheets
from providers.views.paper import has_page, page_words, picture_of
from verification.access import reviewers
from verification.looking import LOOK, look
from verification.sheets import advice, sheets_of
from verification.views.files import attachment_for, document_for


@reviewers("GET")
def document_pages(request: HttpRequest, document: uuid.UUID) -> HttpResponse:
    """All pages of a document."""
    return _pages(request, document_for(request, document))


@reviewers("GET")
def attachment_pages(request: HttpRequest, attachment: uuid.UUID) -> HttpResponse:
    """All pages of an attachment."""
    return _pages(request, attachment_for(request, attachment))


@reviewers("GET")
def document_page(request: HttpRequest, document: uuid.UUID, page: int) -> HttpResponse:
    """One page of a document, as large as the screen is wide."""
    return _page(request, document_for(request, document), page)


@reviewers("GET")
def attachment_page(request: HttpRequest, attachment: uuid.UUID, page: int) -> HttpResponse:
    """One page of an attachment, as large as the screen is wide."""
    return _page(request, attachment_for(request, attachment), page)


@reviewers("GET")
def document_picture(request: HttpRequest, document: uuid.UUID, page: int) -> HttpResponse:
    """The picture of a page of a document."""
    return _picture(request, document_for(request, document), page)


@reviewers("GET")
def attachment_picture(request: HttpRequest, attachment: uuid.UUID, page: int) -> HttpResponse:
    """The picture of a page of an attachment."""
    return _picture(request, attachment_for(request, attachment), page)


def _sheets(request: HttpRequest, found: File) -> Sheets:
    word = look(found, by=person(request), word=request.GET.get(LOOK, ""))
    try:
        return sheets_of(found, word)
    except NotThereError as error:
        raise Http404 from error


def _pages(request: HttpRequest, found: File) -> HttpResponse:
    # On a screen where something is decided, htmx puts the pages beside the form.
    beside = bool(request.headers.get("HX-Request"))
    template = "documents/pages.html" if beside else "review/documents/document.html"
    words = {"sheets": _sheets(request, found), "file": found, "advice": advice(found)}
    return render(request, template, words)


def _page(request: HttpRequest, found: File, number: int) -> HttpResponse:
    words = page_words(_sheets(request, found), number)
    words |= {"file": found, "advice": advice(found)}
    return render(request, "review/documents/page.html", words)


def _picture(request: HttpRequest, found: File, number: int) -> HttpResponse:
    if not has_page(found, number):
        raise Http404
    look(found, by=person(request), word=request.GET.get(LOOK, ""))
    return picture_of(found, number)
