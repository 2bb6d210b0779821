"""The search page."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from directory.counting import count_results
from directory.frame import framed
from directory.kept_pages import keep_page, kept_page
from directory.results import Results
from directory.saved.cookie import saved_keys
from directory.search import Search


@require_safe
@vary_on_headers("HX-Request")
def providers(request: HttpRequest) -> HttpResponse:
    """Results, filters and counts for what the address asks; for htmx the part of the page that changes."""
    search = Search.of(request)
    swapping = bool(getattr(request, "htmx", False))
    if not swapping and (search.coarser or "" in request.GET.dict().values()):
        # The form sends its empty fields along; what stays in the address bar is the search alone.
        return redirect(search.canonical)
    if search.unclear_places:
        if swapping:
            return HttpResponse(headers={"HX-Redirect": search.canonical})
        return render(request, "directory/search/unclear_place.html", {"search": search})
    shown: Iterable[int]
    if kept := kept_page(request, search, swapping=swapping):
        html, shown = kept.html, kept.facts.keys()
    else:
        html, shown = _made(request, search, swapping=swapping), search.answer.pks
        keep_page(request, search, html, swapping=swapping)
    count_results(request, shown)
    return HttpResponse(html, headers={"HX-Push-Url": search.canonical} if swapping else None)


def _made(request: HttpRequest, search: Search, *, swapping: bool) -> str:
    results = Results(search, saved_keys(request))
    if swapping:
        return results.fragment()
    canonical = f"{settings.BASE_URL}{search.canonical}"
    return framed(request, title=results.title, canonical=canonical, results=results.html())
