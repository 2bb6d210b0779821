"""What a provider learns of how their listing is found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from providers.access import own_listing
from providers.figures import MONTHS_KEPT, SMALLEST, figures_of
from providers.models import Provider
from providers.models.reply_time import COUNTED_DAYS, GRACE_DAYS
from providers.replies import FEWEST, replies_of
from providers.unstated import unstated


@own_listing("GET")
def practice_figures(request: HttpRequest, listing: Provider) -> HttpResponse:
    """Counts by the month, how soon messages are answered, and what clients still have to ask."""
    context = {
        "listing": listing,
        "here": "practice_figures",
        "months": figures_of(listing),
        "smallest": SMALLEST,
        "months_kept": MONTHS_KEPT,
        "replies": replies_of(listing),
        "fewest": FEWEST,
        "counted_days": COUNTED_DAYS,
        "grace_days": GRACE_DAYS,
        "unstated": unstated(listing),
    }
    return render(request, "practice/figures/figures.html", context)
