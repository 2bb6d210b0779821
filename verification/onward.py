"""Where a reviewer goes when a piece of work is done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from providers.access import person
from verification.actions.holds import take_next
from verification.queue.kinds import Kind
from verification.queue.screens import screen_of

# The name of the button "Decide and take the next one"; the form of a decision that has it goes on by itself.
AND_NEXT = "and_next"


def onward(request: HttpRequest) -> HttpResponse:
    """After a decision: to the next row if that was asked for, else to the queue."""
    return next_one(request) if AND_NEXT in request.POST else redirect("review")


def next_one(request: HttpRequest) -> HttpResponse:
    """Take the oldest row that nobody holds, of the kinds and the state that the form names, and open it."""
    kinds = [kind for kind in request.POST.getlist("kind") if kind in Kind.values]
    state = request.POST.get("state", "")
    hold = take_next(by=person(request), kinds=kinds, state=state)
    if hold is None:
        messages.success(request, _("Nothing waits that nobody works on."))
        return redirect("review")
    return redirect(screen_of(hold.kind, hold.subject))
