"""Partnerships of a listing: ask, answer, go on for another year, end."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.limits import within_limit
from providers.access import own_listing
from providers.actions.partnerships import (
    NotPossibleError,
    confirm_partnership,
    end_partnership,
    propose_partnership,
    propose_renewal,
)
from providers.forms.partnership import FindPartnerForm, ProposeForm
from providers.models import Partnership, Provider
from providers.own_partnerships import OVER, checked_in, own_partnership, own_partnerships
from providers.pairing import pairings
from providers.views.asking import show_form, who_asks

LIST = "practice_partnerships"
MOST_SEARCHES = 20
AN_HOUR = dt.timedelta(hours=1)


@own_listing("GET")
def partnerships(request: HttpRequest, listing: Provider) -> HttpResponse:
    """All of them, those that wait for an answer first."""
    shown = own_partnerships(listing)
    words = {
        "listing": listing,
        "here": LIST,
        "current": [each for each in shown if each.stage not in OVER],
        "over": [each for each in shown if each.stage in OVER],
    }
    return render(request, "practice/partnerships/list.html", words)


@own_listing("GET", "POST")
def find(request: HttpRequest, listing: Provider) -> HttpResponse:
    """Find the other; one that was found leads on, several of one name are listed."""
    form = FindPartnerForm(listing=listing)
    if request.method == "POST":
        who = str(who_asks(request).pk)
        too_many = not within_limit("find a partner", who, most=MOST_SEARCHES, per=AN_HOUR)
        form = FindPartnerForm(request.POST, listing=listing, too_many=too_many)
    if form.is_bound and form.is_valid() and len(form.found) == 1:
        return redirect("practice_partnership_propose", listing.slug, form.found[0].slug)
    return show_form(
        request,
        listing,
        form,
        title=_("Propose a partnership"),
        button=_("Find"),
        back=LIST,
        before="practice/partnerships/before_finding.html",
        template="practice/partnerships/find.html",
        found=form.found,
    )


@own_listing("GET", "POST")
def propose(request: HttpRequest, listing: Provider, partner: str) -> HttpResponse:
    """Who does what, and where."""
    others = Provider.objects.published().exclude(pk=listing.pk)
    other = get_object_or_404(others, slug=partner)
    possible = pairings(listing, other)
    form = ProposeForm(
        request.POST if request.method == "POST" else None, partner=other, possible=possible
    )
    if form.is_bound and form.is_valid():
        try:
            propose_partnership(
                listing=listing, partner=other, **form.cleaned_data, by=who_asks(request)
            )
        except NotPossibleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Asked. Clients see nothing of it before your partner agrees.")
            )
            return redirect(LIST, listing.slug)
    return show_form(
        request,
        listing,
        form,
        title=_("Propose a partnership with %(name)s") % {"name": other.name},
        button=_("Propose partnership"),
        back=LIST,
        before="practice/partnerships/before_proposing.html",
        template="practice/partnerships/propose.html",
        partner=other,
        possible=possible,
        partner_verified=checked_in(other, sorted({s for each in possible for s in each.states})),
    )


@own_listing("GET", "POST")
def partnership(request: HttpRequest, listing: Provider, partnership: int) -> HttpResponse:
    """One of them, with what can be done about it."""
    found = _partnership(listing, partnership)
    if request.method == "POST":
        said = _act(request, listing, found, request.POST.get("do", ""))
        if said is not None:
            return said
    words = {"listing": listing, "here": LIST, "each": own_partnership(listing, found)}
    return render(request, "practice/partnerships/one.html", words)


@own_listing("GET", "POST")
def end(request: HttpRequest, listing: Provider, partnership: int) -> HttpResponse:
    """Asks, then ends it."""
    found = _partnership(listing, partnership)
    if request.method == "POST":
        try:
            end_partnership(found, listing=listing, by=who_asks(request))
        except NotPossibleError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, _("Ended. Clients no longer see it."))
        return redirect(LIST, listing.slug)
    words = {"listing": listing, "here": LIST, "each": own_partnership(listing, found)}
    return render(request, "practice/partnerships/end.html", words)


def _act(
    request: HttpRequest, listing: Provider, found: Partnership, do: str
) -> HttpResponse | None:
    """What the pressed button asks for; None for a word that no button has."""
    acts = {
        "confirm": (confirm_partnership, _("Agreed, for a year from today.")),
        "renew": (propose_renewal, _("Asked for another year. Your partner has to agree.")),
    }
    if do not in acts:
        return None
    act, said = acts[do]
    try:
        act(found, listing=listing, by=who_asks(request))
    except NotPossibleError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, said)
    return redirect(LIST, listing.slug)


def _partnership(listing: Provider, key: int) -> Partnership:
    """Of this listing's only: for everybody else a proposal does not exist."""
    rows = Partnership.objects.of(listing).select_related("therapist", "prescriber")
    return get_object_or_404(rows, pk=key)
