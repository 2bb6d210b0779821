"""Confirming a listing: signed in, or by the link from a mail, which shows; its button acts."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from providers.access import by_link, own_listing
from providers.actions.attestation import attest, attest_by_link
from providers.actions.standing import WrongStateError
from providers.attest_links import ForgedLinkError, UsedLinkError, listing_of
from providers.forms.availability import AttestForm
from providers.models import Provider


@by_link("GET", "POST")
def practice_attest(request: HttpRequest) -> HttpResponse:
    """What the link of a mail would confirm; 422 for a link that is not ours or not whole, 410 for one that counts no more."""
    posted = request.method == "POST"
    token = (request.POST if posted else request.GET).get("token", "")
    try:
        listing = listing_of(token)
        form = AttestForm(request.POST if posted else None)
        if posted and form.is_valid():
            attest_by_link(token=token, availability=_said(form))
            return redirect("practice_attested")
    except ForgedLinkError:
        return render(request, "practice/keeping/link_broken.html", status=422)
    except UsedLinkError:
        return render(request, "practice/keeping/link_used.html", status=410)
    context = {"shown": listing, "form": form, "token": token}
    return render(request, "practice/keeping/attest.html", context, status=422 if posted else 200)


@by_link("GET")
def practice_attested(request: HttpRequest) -> HttpResponse:
    """Thanks."""
    return render(request, "practice/keeping/attested.html")


@own_listing("GET", "POST")
def listing_attest(request: HttpRequest, listing: Provider) -> HttpResponse:
    """The same for whoever has signed in."""
    form = AttestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            attest(listing=listing, by=request.user, availability=_said(form))  # type: ignore[arg-type]
            messages.success(request, _("Thank you. The listing is confirmed as of today."))
        except WrongStateError:
            messages.error(request, _("Only a public or paused listing can be confirmed."))
        return redirect("listing_keep", slug=listing.slug)
    context = {"listing": listing, "shown": listing, "form": form, "here": "listing_keep"}
    status = 422 if request.method == "POST" else 200
    return render(request, "practice/keeping/attest.html", context, status=status)


def _said(form: AttestForm) -> dict[str, Any] | None:
    chosen = form.cleaned_data["availability"]
    return {"availability": chosen} if chosen else None
