"""Looking at documents: all pages, one page large, and the picture of one page. A browser never gets the PDF unless it is saved."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from providers.access import person
from providers.drawing.pages import MOST_PAGES, File, drawn
from providers.drawing.process import NotDrawnError
from providers.drawing.words import picture_of_words
from providers.models import DocumentKind
from providers.private_files import NotThereError
from providers.views.private_file import private_content, private_file
from verification.access import reviewers
from verification.looking import LOOK, look
from verification.sheets import Sheets, sheets_of
from verification.views.files import attachment_for, document_for

# What a browser shows in place of a page; the status is for whoever reads logs.
NOT_DRAWN = 422


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
    name = "pages" if request.headers.get("HX-Request") else "document"
    words = {"sheets": _sheets(request, found), "file": found}
    return render(request, f"review/documents/{name}.html", words)


def _page(request: HttpRequest, found: File, number: int) -> HttpResponse:
    sheets = _sheets(request, found)
    if sheets.paper and not 1 <= number <= sheets.shown:
        raise Http404
    words = {
        "sheets": sheets,
        "file": found,
        "sheet": sheets.page(number) if sheets.paper else None,
        "before": sheets.page(number - 1) if 1 < number <= sheets.shown else None,
        "after": sheets.page(number + 1) if number < sheets.shown else None,
    }
    return render(request, "review/documents/page.html", words)


def _picture(request: HttpRequest, found: File, number: int) -> HttpResponse:
    is_pdf, status = found.kind == DocumentKind.PDF, 200
    if not 1 <= number <= (MOST_PAGES if is_pdf else 1):
        raise Http404
    look(found, by=person(request), word=request.GET.get(LOOK, ""))
    if not is_pdf:
        return private_file(found, how="inline", name="page-1")
    try:
        content = drawn(found, number)
    except NotThereError as error:
        raise Http404 from error
    except NotDrawnError as error:
        content, status = picture_of_words(error.trouble), NOT_DRAWN
    answer = private_content(content, DocumentKind.PNG, how="inline", name=f"page-{number}")
    answer.status_code = status
    return answer
