"""A claim of a listing before a reviewer."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.refusal import RefusedError
from accounts.roles import Role
from providers.access import person
from providers.actions.acceptance import TakenError
from providers.actions.new_listings import HasListingError
from providers.models import Claim
from providers.vocabulary.joining import ClaimWay
from verification.access import deciding, staff
from verification.actions import claims
from verification.actions.case import ChangedSinceError
from verification.actions.holds import renew
from verification.actions.seen import saw
from verification.claim_page import FORMS, claim_page
from verification.onward import onward
from verification.queue.kinds import Kind
from verification.shown_once import keep, take_out


@staff("GET")
def claim(request: HttpRequest, claim: uuid.UUID) -> HttpResponse:
    """What the claimant says beside what the records say, and what can be done."""
    found = _claim(claim)
    saw(found, by=person(request))
    return _page(request, found, started=take_out(request, str(claim)))


@deciding("POST")
def claim_code(request: HttpRequest, claim: uuid.UUID) -> HttpResponse:
    """Make a code to read out or to write; the next page shows it, once."""
    found, by = _claim(claim), person(request)
    start = {
        ClaimWay.CALL: claims.start_code_call,
        ClaimWay.LETTER: claims.start_code_letter,
    }.get(request.POST.get("way"))  # type: ignore[call-overload]
    if start is None:
        return redirect("review_claim", claim)
    try:
        started = start(claim=found, by=by)
    except (claims.NoCodeError, claims.ClaimClosedError, RefusedError) as error:
        messages.warning(request, str(error))
    else:
        keep(request, str(claim), {"contact": started.contact, "code": started.code})
        renew(kind=Kind.CLAIM, subject=str(claim), by=by)
    return redirect("review_claim", claim)


@deciding("POST")
def claim_mail(request: HttpRequest, claim: uuid.UUID) -> HttpResponse:
    """Mail a code to an address whose domain stands on an independent record."""

    def act(found: Claim, said: dict[str, Any]) -> None:
        claims.start_code_mail(claim=found, by=person(request), **said)
        renew(kind=Kind.CLAIM, subject=str(claim), by=person(request))
        messages.success(request, _("The code is on its way."))

    return _acted(request, claim, "mail", act) or redirect("review_claim", claim)


@deciding("POST")
def claim_accept(request: HttpRequest, claim: uuid.UUID) -> HttpResponse:
    """The claim is true: the listing is theirs."""

    def act(found: Claim, said: dict[str, Any]) -> None:
        claims.accept_claim(
            claim=found,
            reason=said["reason"],
            source=said["source"],
            source_url=said["source_url"],
            method=said["method"],
            version=said["version"],
            by=person(request),
        )
        messages.success(request, _("Accepted. The listing is theirs."))

    return _acted(request, claim, "accept", act) or onward(request)


@deciding("POST")
def claim_refuse(request: HttpRequest, claim: uuid.UUID) -> HttpResponse:
    """The claim is not true, or cannot be proved."""

    def act(found: Claim, said: dict[str, Any]) -> None:
        claims.refuse_claim(
            claim=found, reason=said["reason"], version=said["version"], by=person(request)
        )
        messages.success(request, _("Not accepted. They were told why."))

    return _acted(request, claim, "refuse", act) or onward(request)


@deciding("POST", roles=(Role.SENIOR_REVIEWER,))
def claim_take_back(request: HttpRequest, claim: uuid.UUID) -> HttpResponse:
    """Undo an acceptance that was wrong."""

    def act(found: Claim, said: dict[str, Any]) -> None:
        claims.take_back_claim(
            claim=found, reason=said["reason"], version=said["version"], by=person(request)
        )
        messages.success(request, _("Taken back. The listing is not public any more."))

    return _acted(request, claim, "take_back", act) or redirect("review_claim", claim)


def _acted(
    request: HttpRequest, key: uuid.UUID, name: str, act: Callable[[Claim, dict[str, Any]], None]
) -> HttpResponse | None:
    """Do what one of the forms asks for; the page again, with all that was typed, where it cannot be done."""
    found, form = _claim(key), FORMS[name](request.POST)
    if not form.is_valid():
        return _page(request, found, 422, **{name: form})
    try:
        act(found, _said(form))
    except ChangedSinceError:
        said, status = _("This claim has changed since you opened it. Please look again."), 409
    except RefusedError as error:
        said, status = str(error), 403
    except claims.ClaimClosedError as error:
        said, status = str(error), 409
    except TakenError:
        said, status = _("Somebody else has this listing. Take that back first."), 409
    except HasListingError:
        said, status = _("They have a listing already. One person has one listing."), 409
    except (claims.NoCodeError, ValidationError) as error:
        said, status = " ".join(getattr(error, "messages", [str(error)])), 422
    else:
        return None
    form.add_error(None, said)
    return _page(request, _claim(key), status, **{name: form})


def _said(form: Form) -> dict[str, Any]:
    sentence = getattr(form, "sentence", None)
    return form.cleaned_data | ({"reason": sentence()} if sentence else {})


def _claim(key: uuid.UUID) -> Claim:
    found = Claim.objects.select_related("claimant", "provider", "record__claimed_by", "decided_by")
    return get_object_or_404(found, pk=key)


def _page(
    request: HttpRequest, found: Claim, status: int = 200, started: Any = None, **bound: Form
) -> HttpResponse:
    shown = claim_page(found, person(request), **bound) | {"started": started}
    return render(request, "review/claim/claim.html", shown, status=status)
