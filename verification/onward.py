"""Where a reviewer goes when a piece of work is done: on in the list that they had narrowed down."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from providers.access import person
from verification.actions.holds import take_next
from verification.queue.kinds import Kind
from verification.queue.screens import screen_of
from verification.queue.wanted import Wanted

# The name of the button "Decide and take the next one"; the form of a decision that has it goes on by itself.
AND_NEXT = "and_next"


# Where the session keeps the filter of the list.
FILTER = "review_filter"


def remember(request: HttpRequest, wanted: Wanted) -> None:
    """Keep how the list is narrowed, so that a decision leads back to the same list."""
    said = {
        "kind": list(wanted.kinds),
        "state": wanted.state,
        "held": wanted.held,
        "late": "on" if wanted.late else "",
    }
    kept = {name: value for name, value in said.items() if value}
    if kept != request.session.get(FILTER, {}):
        request.session[FILTER] = kept


def to_queue(request: HttpRequest) -> HttpResponse:
    """Back to the list, narrowed as it was."""
    return redirect(address_of_queue(request))


def address_of_queue(request: HttpRequest) -> str:
    """Of the list, narrowed as it was."""
    kept = _kept(request)
    query = f"?{urlencode(kept, doseq=True)}" if kept else ""
    return reverse("review") + query


def onward(request: HttpRequest) -> HttpResponse:
    """After a decision: to the next row of the list if that was asked for, else to the list."""
    if AND_NEXT not in request.POST:
        return to_queue(request)
    kept = _kept(request)
    if kept.get("kind") or kept.get("state"):
        return _take(request, kept.get("kind", []), kept.get("state", ""))
    return next_one(request)


def next_one(request: HttpRequest) -> HttpResponse:
    """Take the oldest row that nobody holds, of the kinds and the state that the form names, and open it."""
    return _take(request, request.POST.getlist("kind"), request.POST.get("state", ""))


def _kept(request: HttpRequest) -> dict[str, Any]:
    kept: dict[str, Any] = request.session.get(FILTER, {})
    return kept


def _take(request: HttpRequest, kinds: list[str], state: str) -> HttpResponse:
    kinds = [kind for kind in kinds if kind in Kind.values]
    hold = take_next(by=person(request), kinds=kinds, state=state)
    if hold is None:
        messages.success(
            request,
            _(
                "Nothing waits that you can take. Somebody works on the rest, or it is for others to decide."
            ),
        )
        return to_queue(request)
    return redirect(screen_of(hold.kind, hold.subject))
