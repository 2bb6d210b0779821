"""A claimant's own page: how it stands, the code, taking it back."""

import datetime as dt
import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.limits import within_limit
from providers.access import own_listing, person, signed_in
from providers.actions.claims import (
    HasClaimError,
    Outcome,
    claim_again,
    enter_code,
    withdraw_claim,
)
from providers.actions.new_listings import HasListingError
from providers.forms.start import CodeForm
from providers.models import Claim, Provider
from providers.models.claim import MOST_TRIES
from providers.vocabulary.joining import ClaimState

# Over all claims of an account; each claim takes five.
CODES_A_DAY = 10


@signed_in("GET")
def claim(request: HttpRequest, claim: uuid.UUID) -> HttpResponse:
    """How the claim stands, and what comes next."""
    return _page(request, _own(request, claim), CodeForm())


@signed_in("POST")
def claim_code(request: HttpRequest, claim: uuid.UUID) -> HttpResponse:
    """Try the code that was typed."""
    own, form = _own(request, claim), CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, own, form, status=422)
    who = str(request.user.pk)
    if not within_limit("claim code", who, most=CODES_A_DAY, per=dt.timedelta(days=1)):
        form.add_error(None, _("Too many codes were typed today. Please try again tomorrow."))
        return _page(request, own, form, status=429)
    try:
        outcome = enter_code(claim=own, code=form.cleaned_data["code"], by=own.claimant)
    except HasListingError:
        messages.warning(request, _("You have a listing already. One person has one listing."))
        return redirect("practice")
    if outcome == Outcome.ACCEPTED:
        messages.success(request, _("The code is right. The listing is yours."))
    if outcome in (Outcome.ACCEPTED, Outcome.PROVED):
        return redirect(own)
    own.refresh_from_db()
    form.add_error("code", _said(outcome, MOST_TRIES - own.tries))
    return _page(request, own, form, status=422)


@signed_in("POST")
def claim_withdraw(request: HttpRequest, claim: uuid.UUID) -> HttpResponse:
    """Take the claim back."""
    own = _own(request, claim)
    if withdraw_claim(claim=own, by=own.claimant):
        messages.success(request, _("You took your claim back."))
    else:
        messages.warning(request, _("This claim was closed before."))
    return redirect(own)


@own_listing("POST")
def listing_claim(request: HttpRequest, listing: Provider) -> HttpResponse:
    """Ask once more to be taken for who one is, with a draft that nobody has accepted."""
    try:
        return redirect(claim_again(draft=listing, by=person(request)))
    except Provider.DoesNotExist as error:
        raise Http404 from error
    except HasClaimError as error:
        messages.warning(request, _("You have a claim already. It is decided first."))
        return redirect(error.claim)


def _own(request: HttpRequest, key: uuid.UUID) -> Claim:
    """Not found for everybody else, as a claim that does not exist."""
    mine = Claim.objects.of(person(request)).select_related("provider", "record", "claimant")
    return get_object_or_404(mine, pk=key)


def _page(request: HttpRequest, own: Claim, form: CodeForm, status: int = 200) -> HttpResponse:
    code = own.codes.current().first() if own.state == ClaimState.OPEN else None
    answer = {
        "claim": own,
        "form": form,
        "code": code,
        # Enough to know which telephone it is, too little to call it.
        "ends_in": own.record.phone[-2:] if own.record and own.record.phone else "",
        "left": MOST_TRIES - own.tries,
        "states": ClaimState,
        "documents": own.documents.count(),
    }
    return render(request, "practice/claims/claim.html", answer, status=status)


def _said(outcome: Outcome, left: int) -> str:
    if outcome == Outcome.WRONG:
        return ngettext(
            "This code is not right. You can try %(left)d more time.",
            "This code is not right. You can try %(left)d more times.",
            left,
        ) % {"left": left}
    if outcome == Outcome.SPENT:
        return _("This code is not right. It does not count any more; a reviewer will decide.")
    return _("No code counts at the moment. Wait for a new one.")
