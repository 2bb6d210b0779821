"""Taking everything back: clearing the answers, and leaving the page for one that tells nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from matching.views.guide import show
from matching.views.visit import SeeOther, Visit, guide_page


@guide_page("GET", "POST")
def clear(request: HttpRequest, visit: Visit) -> HttpResponse:
    """POST clears; GET asks first, for whoever comes by a link."""
    if request.method == "POST":
        response = SeeOther(f"{reverse('guide')}?cleared")
        visit.forget(response)
        return response
    return show(request, visit, "clear", {"back": reverse("guide")})


@guide_page("GET", "POST")
def leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    """POST clears and goes to a page of our own that says nothing of health; GET is that page."""
    if request.method == "POST":
        response: HttpResponse = SeeOther(reverse("guide_leave"))
    else:
        response = render(request, "matching/guide/left.html")
    visit.forget(response)
    return response
