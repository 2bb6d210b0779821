"""The front door."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the site is, whom it is for, and the two ways in: search, or the guide."""
    return render(request, "directory/home.html")
