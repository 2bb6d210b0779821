"""Where a provider begins: their listings."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from providers.access import signed_in
from providers.dates import today
from providers.models import Provider


@signed_in("GET")
def practice(request: HttpRequest) -> HttpResponse:
    """The listings that the person may edit, each with how many messages wait there; or how to start one."""
    waiting = Q(messages__replied_at=None, messages__delete_on__gt=today())
    listings = (
        Provider.objects.editable_by(request.user)
        .annotate(waiting=Count("messages", filter=waiting, distinct=True))
        .order_by("name", "pk")
    )
    return render(request, "practice/practice.html", {"listings": listings})
