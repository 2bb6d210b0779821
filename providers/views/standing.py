"""Pausing, resuming, closing and reopening a listing: a page that says what will happen, and a press."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.access import own_listing
from providers.actions import standing
from providers.models import Provider

OF_THE_OWNER = {"close", "reopen"}
DONE: dict[str, str | Promise] = {
    "pause": gettext_lazy("The listing is paused. Clients no longer find it."),
    "resume": gettext_lazy("The listing is public again."),
    "close": gettext_lazy("The listing is closed."),
    "reopen": gettext_lazy("The listing is public again, confirmed as of today."),
}


def _page(move: str, act: Callable[..., None]) -> Callable[..., HttpResponse]:
    @own_listing("GET", "POST")
    def page(request: HttpRequest, listing: Provider) -> HttpResponse:
        if move in OF_THE_OWNER and listing.owner_id != request.user.pk:
            # Who manages a practice keeps its page, and does not end it.
            raise Http404
        if request.method != "POST":
            context = {"listing": listing, "move": move, "here": "listing_keep"}
            return render(request, f"practice/keeping/{move}.html", context)
        try:
            act(listing=listing, by=request.user)
            messages.success(request, str(DONE[move]))
        except standing.WrongStateError:
            messages.error(
                request, _("That was not possible: the listing is in another state now.")
            )
        return redirect("listing_keep", slug=listing.slug)

    return page


listing_pause = _page("pause", standing.pause)
listing_resume = _page("resume", standing.resume)
listing_close = _page("close", standing.close)
listing_reopen = _page("reopen", standing.reopen)
