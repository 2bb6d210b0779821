"""The search page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from catalog.query import RADII
from directory.instead import farther, from_afar, with_one_thing_less
from directory.search import Search


@require_safe
@vary_on_headers("HX-Request")
def providers(request: HttpRequest) -> HttpResponse:
    """Results, filters and counts for what the address asks; for htmx the part of the page that changes."""
    search = Search.of(request)
    swapping = bool(getattr(request, "htmx", False))
    context: dict[str, Any] = {"search": search, "radii": RADII, "instead": None}
    if not swapping and "" in request.GET.dict().values():
        # The form sends its empty fields along; what stays in the address bar is the search alone.
        return redirect(search.canonical)
    if search.unclear_places:
        if swapping:
            return HttpResponse(headers={"HX-Redirect": search.canonical})
        return render(request, "directory/search/unclear_place.html", context)
    if not search.page.paginator.count:
        context["instead"] = {
            "less": with_one_thing_less(search),
            "farther": list(farther(search)),
            "afar": from_afar(search),
        }
    if not swapping:
        return render(request, "directory/search/page.html", context)
    response = render(request, "directory/search/fragment.html", context)
    response["HX-Push-Url"] = search.canonical
    return response
