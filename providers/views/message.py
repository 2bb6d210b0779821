"""A client writes to a provider."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from phonenumber_field.phonenumber import PhoneNumber

from accounts.client_address import client_address
from providers.actions import messages
from providers.forms.message import MessageForm
from providers.models import Provider
from providers.models.message import KEPT_DAYS, KEPT_DAYS_AFTER_REPLY, takes_messages
from providers.replies import replies_of
from providers.see_other import SeeOther
from providers.vocabulary.checking import ListingState

# Back then finds no page in the browser's memory with what was typed into it.
FORGET = '"cache"'
# Whose owners agree that their name is shown.
NAMED = (ListingState.PUBLISHED, ListingState.PAUSED)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, or why there is none; 404 for a listing that the public has never seen."""
    provider = _provider(slug)
    if not takes_messages(provider):
        return _not_taking(request, provider)
    if request.method != "POST":
        return _form(request, provider, MessageForm(provider))
    form = MessageForm(provider, request.POST)
    if not form.is_valid():
        return _form(request, provider, form, status=422)
    try:
        messages.send(
            to=provider,
            letter=form.letter(),
            key=form.ticket_key,
            address=client_address(request),
        )
    except messages.NotTakingError:
        return _not_taking(request, provider)
    except messages.TooManyError as refusal:
        form.add_error(None, _too_many(provider, refusal))
        return _form(request, provider, form, status=429)
    answer = SeeOther(reverse("message_sent", args=[provider.slug]))
    answer.headers["Clear-Site-Data"] = FORGET
    return answer


@never_cache
@require_safe
def message_sent(request: HttpRequest, slug: str) -> HttpResponse:
    """What happens next. The page holds nothing of what was written, whoever opens it."""
    provider = _provider(slug)
    context = _context(provider) | {"replies": replies_of(provider).words}
    return render(request, "providers/message/sent.html", context)


def _provider(slug: str) -> Provider:
    provider = get_object_or_404(Provider, slug=slug)
    if provider.published_at is None or provider.listing_state == ListingState.DRAFT:
        raise Http404
    return provider


def _context(provider: Provider) -> dict[str, Any]:
    return {
        "provider": provider,
        "name": provider.name if provider.listing_state in NAMED else "",
        "kept_days": KEPT_DAYS,
        "kept_days_after_reply": KEPT_DAYS_AFTER_REPLY,
    }


def _form(
    request: HttpRequest, provider: Provider, form: MessageForm, status: int = 200
) -> HttpResponse:
    context = _context(provider) | {"form": form}
    return render(request, "providers/message/form.html", context, status=status)


def _not_taking(request: HttpRequest, provider: Provider) -> HttpResponse:
    """Why nothing can be sent; what somebody has typed already stands there for them to take along."""
    context = _context(provider) | {"typed": request.POST.get("text", "")}
    status = 409 if request.method == "POST" else 200
    return render(request, "providers/message/not_taking.html", context, status=status)


def _too_many(provider: Provider, refusal: messages.TooManyError) -> str:
    """What to do instead."""
    why = (
        _("This provider got many messages today. Please try again tomorrow.")
        if refusal.of_listing
        else _("Many messages were sent from where you are. Please try again in an hour.")
    )
    phone = provider.phone
    if isinstance(phone, PhoneNumber) and phone.country_code:
        return _("%(why)s Or call %(number)s.") % {"why": why, "number": phone.as_national}
    return why
