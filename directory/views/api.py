"""The search and the listings as JSON."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from catalog.entries import facts_of_entries
from catalog.query import Query
from directory.api.answers import answer, read_only
from directory.api.besides import listing_objects
from directory.api.openapi import description
from directory.api.problems import page_problem, problems
from directory.search import PAGE_SIZE, Search
from providers.models import Provider


@read_only
def providers(request: HttpRequest) -> HttpResponse:
    """A page of listings with the counts of every facet, or what is wrong with the request."""
    search = Search.of(request)
    if wrong := problems(search, request.GET) or page_problem(search):
        return answer(wrong, status=400)
    return answer(
        {
            "count": search.page.paginator.count,
            "page": search.page.number,
            "page_size": PAGE_SIZE,
            "results": listing_objects([card.facts for card in search.cards], search.query),
            "facets": search.counts,
        }
    )


@read_only
def provider(request: HttpRequest, slug: str) -> HttpResponse:
    """One listing, or 404."""
    query = Query()
    public = Provider.objects.published().filter(slug=slug)
    facts = facts_of_entries(list(public.values_list("pk", flat=True)), query.on)
    for found in listing_objects(facts.values(), query):
        return answer(found)
    return answer({"errors": {"slug": [_("No public listing has this name.")]}}, status=404)


@read_only
def openapi(request: HttpRequest) -> HttpResponse:
    """What can be asked and what is answered, as OpenAPI."""
    return answer(description(), cache="public, max-age=3600")
