"""Where a provider begins: their listings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from providers.access import signed_in
from providers.models import Provider


@signed_in("GET")
def practice(request: HttpRequest) -> HttpResponse:
    """The listings that the person may edit, or how to start one."""
    listings = Provider.objects.editable_by(request.user).order_by("name", "pk")
    return render(request, "practice/practice.html", {"listings": listings})
