"""The buttons that take work in hand, give it back, and free it."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from providers.access import View, administrators, person
from verification.access import reviewers
from verification.actions import holds
from verification.forms.row import RowForm
from verification.onward import next_one, to_queue
from verification.queue.screens import screen_of


def _about_a_row(view: Callable[[HttpRequest, dict[str, str]], HttpResponse]) -> View:
    """Make a view of (request, row) into one that reads the row from the button's hidden fields."""

    @wraps(view)
    def page(request: HttpRequest) -> HttpResponse:
        form = RowForm(request.POST)
        return view(request, form.cleaned_data) if form.is_valid() else _nothing_left(request)

    return page


@reviewers("POST")
@_about_a_row
def take(request: HttpRequest, row: dict[str, str]) -> HttpResponse:
    """Take one row in hand and open it."""
    try:
        holds.take(**row, by=person(request))
    except holds.HeldError:
        messages.warning(request, _("Somebody else was quicker. They work on this now."))
    except holds.NotTheirsError as error:
        messages.warning(request, str(error))
        return to_queue(request)
    except holds.NotWaitingError:
        return _nothing_left(request)
    return redirect(screen_of(**row))


@reviewers("POST")
def take_next(request: HttpRequest) -> HttpResponse:
    """Take the oldest row that nobody holds."""
    return next_one(request)


@reviewers("POST")
@_about_a_row
def give_back(request: HttpRequest, row: dict[str, str]) -> HttpResponse:
    """Let others take a row."""
    holds.give_back(**row, by=person(request))
    messages.success(request, _("You gave it back. Others can take it."))
    return to_queue(request)


@administrators("POST")
@_about_a_row
def end(request: HttpRequest, row: dict[str, str]) -> HttpResponse:
    """Free a row that somebody keeps."""
    if holder := holds.break_hold(**row, by=person(request)):
        told = _("Nobody holds this now. We wrote to %(holder)s.") % {"holder": holder}
        messages.success(request, told)
    else:
        messages.warning(request, _("Nobody held this any more."))
    return to_queue(request)


def _nothing_left(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("There is nothing left to do about this."))
    return to_queue(request)
