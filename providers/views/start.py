"""Where a listing begins: find yourself in the registry, or start fresh."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.limits import within_limit
from providers.access import person, signed_in
from providers.actions.claims import HasClaimError, claim_record, start_fresh
from providers.actions.new_listings import HasListingError, listing_of
from providers.forms.start import FreshForm, LookUpForm
from providers.models import RegistryRecord
from providers.registry_lookup import MOST_SHOWN, by_name, by_npi, candidate

# Enough for somebody who mistypes, too few to copy a registry.
LOOK_UPS, FRESH_LISTINGS = 20, 5
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
# What was found last stands in the session, so that no name stands in an address; only that can be claimed.
FOUND = "registry_found"


@signed_in("GET", "POST")
def start(request: HttpRequest) -> HttpResponse:
    """Ask for an NPI, or a name and state."""
    form = LookUpForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            if within_limit("registry look-up", _who(request), most=LOOK_UPS, per=HOUR):
                request.session[FOUND] = _look_up(form)
                return redirect("start_found")
            form.add_error(None, _("That was often. Please wait an hour, then look again."))
            status = 429
        else:
            status = 422
    listing = listing_of(person(request))
    answer = {"form": form, "own_listing": listing}
    return render(request, "practice/start/start.html", answer, status=status)


@signed_in("GET")
def found(request: HttpRequest) -> HttpResponse:
    """Whoever was found: is this you?"""
    if FOUND not in request.session:
        return redirect("start")
    npis = request.session[FOUND]
    records = {record.npi: record for record in RegistryRecord.objects.filter(npi__in=npis)}
    shown = [candidate(records[npi]) for npi in npis[:MOST_SHOWN] if npi in records]
    answer = {"found": shown, "too_many": len(npis) > MOST_SHOWN}
    return render(request, "practice/start/found.html", answer)


@signed_in("POST")
def claim_found(request: HttpRequest) -> HttpResponse:
    """Claim one of those that were found for this person just now."""
    npi = request.POST.get("npi", "")
    known = npi in request.session.get(FOUND, [])
    record = get_object_or_404(RegistryRecord, npi=npi if known else None, deactivated_on=None)
    try:
        claim = claim_record(record=record, by=person(request))
    except (HasListingError, HasClaimError) as error:
        return _already(request, error)
    return redirect(claim)


@signed_in("GET", "POST")
def fresh(request: HttpRequest) -> HttpResponse:
    """A draft for somebody whom the registry does not have."""
    form = FreshForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if within_limit("fresh listing", _who(request), most=FRESH_LISTINGS, per=DAY):
                try:
                    return redirect(start_fresh(**form.cleaned_data, by=person(request)))
                except (HasListingError, HasClaimError) as error:
                    return _already(request, error)
            form.add_error(None, _("You started several today. Please go on tomorrow."))
            status = 429
    return render(request, "practice/start/fresh.html", {"form": form}, status=status)


def _look_up(form: LookUpForm) -> list[str]:
    asked = form.cleaned_data
    records = (
        by_npi(asked["npi"])
        if asked["npi"]
        else by_name(asked["last_name"], asked["first_name"], asked["state"])
    )
    return list(records.order_by("name", "npi").values_list("npi", flat=True)[: MOST_SHOWN + 1])


def _already(request: HttpRequest, error: HasListingError | HasClaimError) -> HttpResponse:
    """One person, one listing: lead to the one that is there."""
    if isinstance(error, HasClaimError):
        messages.warning(request, _("You have a claim already. It is decided first."))
        return redirect(error.claim)
    messages.warning(request, _("You have a listing already. One person has one listing."))
    return redirect("practice")


def _who(request: HttpRequest) -> str:
    return str(request.user.pk)
