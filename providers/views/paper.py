"""One page of a locked file: alone on a page, and as a picture. Who may see the file is asked by the views that use this."""

from typing import Any

from django.http import Http404, HttpResponse

from providers.drawing.pages import MOST_PAGES, File, drawn
from providers.drawing.process import NotDrawnError, Trouble
from providers.drawing.words import picture_of_words
from providers.models import DocumentKind
from providers.private_files import NotThereError
from providers.sheets import Sheets
from providers.views.private_file import private_content, private_file

# What a browser shows in place of a page; the status is for whoever reads logs.
NOT_DRAWN = 422


def page_words(sheets: Sheets, number: int) -> dict[str, Any]:
    """What `documents/page.html` shows of a page. Raises Http404 for one that is not there."""
    if sheets.paper and not 1 <= number <= sheets.shown:
        raise Http404
    return {
        "sheets": sheets,
        "number": number,
        "sheet": sheets.page(number) if sheets.paper else None,
        "before": sheets.page(number - 1) if 1 < number <= sheets.shown else None,
        "after": sheets.page(number + 1) if number < sheets.shown else None,
    }


def has_page(found: File, number: int) -> bool:
    """Whether there may be such a page: what the file itself says is asked when it is drawn."""
    return 1 <= number <= (MOST_PAGES if found.kind == DocumentKind.PDF else 1)


def picture_of(found: File, number: int) -> HttpResponse:
    """The page as a picture, or why there is none as one. Raises Http404 where the file is gone."""
    if found.kind != DocumentKind.PDF:
        return private_file(found, how="inline", name="page-1")
    try:
        content = drawn(found, number)
    except NotThereError as error:
        raise Http404 from error
    except NotDrawnError as error:
        return not_drawn(error.trouble, number)
    return _png(content, number)


def not_drawn(trouble: Trouble, number: int) -> HttpResponse:
    """Words in place of a page."""
    answer = _png(picture_of_words(trouble), number)
    answer.status_code = NOT_DRAWN
    return answer


def _png(content: bytes, number: int) -> HttpResponse:
    return private_content(content, DocumentKind.PNG, how="inline", name=f"page-{number}")
