"""The page around the results of a search: the same for everybody who brings no cookie, and rendered for them once."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language
from markupsafe import Markup

from directory.molds import Mold

TEMPLATE = "directory/search/page.html"


def framed(request: HttpRequest, *, title: str, canonical: str, results: Markup) -> str:
    """The whole page. Only a cookie can make somebody a member, give them messages, or say what they have saved."""
    if request.COOKIES or settings.DEBUG:
        filling = {"title": title, "canonical": canonical, "results": results}
        return render_to_string(TEMPLATE, filling, request)
    frame = _frame(request.path, get_language() or "")
    return frame.fill(title=title, canonical=canonical, results=results)


@cache
def _frame(path: str, language: str) -> Mold:
    """The page for visitors without a cookie, with holes for what a search puts there."""
    stranger = HttpRequest()
    stranger.path = path

    def page(**filling: str) -> str:
        return render_to_string(TEMPLATE, filling, stranger)

    return Mold(page, "title", "canonical", "results")
