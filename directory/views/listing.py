"""The page of one provider."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from directory.counting import count_view
from directory.listing.back import back_to_search
from directory.listing.messaging import messaging
from directory.listing.not_shown import STATUS, not_shown
from directory.listing.page import listing_page
from directory.listing.record import record_of
from providers.dates import today
from providers.models import Provider
from providers.vocabulary.checking import ListingState


@require_safe
@vary_on_headers("Referer")
def provider(request: HttpRequest, slug: str) -> HttpResponse:
    """A published listing; for one that was public before, an explanation (410 once it is closed); else 404."""
    found = get_object_or_404(Provider, slug=slug)
    context: dict[str, object] = {"back": back_to_search(request), "slug": found.slug}
    if found.listing_state == ListingState.PUBLISHED:
        context["page"] = listing_page(record_of(found, today()))
        context["messaging"] = messaging(found)
        count_view(request, found.pk)
        return render(request, "directory/listing/page.html", context)
    notice = not_shown(found)
    if notice is None:
        raise Http404
    context["notice"] = notice
    status = STATUS[ListingState(found.listing_state)]
    return render(request, "directory/listing/not_shown.html", context, status=status)
