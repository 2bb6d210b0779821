"""What waits for a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from verification.access import staff
from verification.queue.every import waiting


@staff("GET")
def queue(request: HttpRequest) -> HttpResponse:
    """The list of waiting work, oldest first."""
    return render(request, "review/queue.html", {"rows": waiting()[:50]})
