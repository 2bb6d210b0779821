"""How true the listings are, in live figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verification.accuracy.definitions import definitions
from verification.accuracy.now import accuracy_now


@require_safe
def accuracy(request: HttpRequest) -> HttpResponse:
    """The figures in total and by state, each with its definition and the count behind it."""
    now = accuracy_now()
    return render(request, "verification/accuracy/page.html", {"accuracy": now, **definitions()})
