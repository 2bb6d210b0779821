"""Finding a listing or a license that does not wait, and one's own last decisions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.roles import REVIEWERS
from providers.access import person
from verification.access import staff
from verification.finding import MOST, decided_lately, found
from verification.forms.find import FindForm


@staff("GET")
def find(request: HttpRequest) -> HttpResponse:
    """What fits the words in the address; without words what the reviewer decided lately."""
    form = FindForm(request.GET or None)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    listings = found(words) if words else []
    by = person(request)
    context = {
        "form": form,
        "words": words,
        "listings": listings[:MOST],
        "more": len(listings) > MOST,
        "most": MOST,
        "decides": by.role in REVIEWERS,
        "decisions": decided_lately(by) if not words and by.role in REVIEWERS else [],
    }
    return render(request, "review/find/page.html", context, status=422 if form.errors else 200)
