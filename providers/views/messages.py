"""The messages of one listing, for those who keep it and for nobody else."""

import uuid
from typing import Any

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.at_rest import LockedError
from providers.access import own_listing
from providers.actions import messages
from providers.letter import Letter
from providers.models import Message, Provider
from providers.models.message import KEPT_DAYS, KEPT_DAYS_AFTER_REPLY
from providers.models.reply_time import COUNTED_DAYS, GRACE_DAYS
from providers.replies import FEWEST, replies_of
from providers.see_other import SeeOther
from providers.vocabulary.message import Outcome

A_PAGE = 50


@own_listing("GET")
def practice_messages(request: HttpRequest, listing: Provider) -> HttpResponse:
    """Those that wait, the oldest first, then those that were answered."""
    context = {
        "listing": listing,
        "here": "practice_messages",
        "waiting": _page(request, "page", listing.messages.waiting()),
        "answered": _page(request, "answered", listing.messages.answered()),
        "replies": replies_of(listing),
        "fewest": FEWEST,
        "grace_days": GRACE_DAYS,
        "counted_days": COUNTED_DAYS,
        "kept_days": KEPT_DAYS,
        "kept_days_after_reply": KEPT_DAYS_AFTER_REPLY,
    }
    return render(request, "practice/messages/messages.html", context)


@own_listing("GET")
def practice_message(
    request: HttpRequest, listing: Provider, message_key: uuid.UUID
) -> HttpResponse:
    """One message: what was written, how to reply, and one press for each outcome."""
    message = _message(listing, message_key)
    try:
        letter = Letter.opened(message.locked)
    except LockedError:
        # The operator changed the secret and did not keep the earlier one.
        letter = None
    context = {
        "listing": listing,
        "here": "practice_messages",
        "message": message,
        "letter": letter,
        "outcomes": Outcome,
        "sorry": _sorry(letter) if letter and not letter.by_phone else "",
    }
    return render(request, "practice/messages/message.html", context)


@own_listing("POST")
def practice_message_answer(
    request: HttpRequest, listing: Provider, message_key: uuid.UUID
) -> HttpResponse:
    """Note what the provider did; anything else than one of the two buttons changes nothing."""
    message = _message(listing, message_key)
    outcome = request.POST.get("outcome")
    if outcome in Outcome.values:
        messages.answer(message=message, outcome=Outcome(outcome), by=request.user)  # type: ignore[arg-type]
    return SeeOther(reverse("practice_message", args=[listing.slug, message_key]))


@own_listing("POST")
def practice_message_take_back(
    request: HttpRequest, listing: Provider, message_key: uuid.UUID
) -> HttpResponse:
    """Undo the outcome."""
    messages.take_back(message=_message(listing, message_key), by=request.user)  # type: ignore[arg-type]
    return SeeOther(reverse("practice_message", args=[listing.slug, message_key]))


@own_listing("POST")
def practice_message_delete(
    request: HttpRequest, listing: Provider, message_key: uuid.UUID
) -> HttpResponse:
    """Delete it now."""
    messages.delete(message=_message(listing, message_key), by=request.user)  # type: ignore[arg-type]
    notices.success(request, _("The message is deleted."))
    return SeeOther(reverse("practice_messages", args=[listing.slug]))


def _message(listing: Provider, message_key: uuid.UUID) -> Message:
    return get_object_or_404(listing.messages.kept(), pk=message_key)


def _page(request: HttpRequest, name: str, rows: Any) -> Any:
    """The asked-for page, or the nearest there is."""
    return Paginator(rows, A_PAGE).get_page(request.GET.get(name))


def _sorry(letter: Letter) -> str:
    """A mail that is ready to send for those who cannot take the client."""
    return letter.mail(
        _("Your message"),
        _(
            "Thank you for your message. I’m sorry: I can’t take new clients right now. "
            "I hope you soon find someone who can."
        ),
    )
