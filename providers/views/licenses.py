"""The licenses of a listing: how they stand, and adding, changing, renewing and removing them."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from providers.access import own_listing
from providers.actions.disputes import TooManyDisputesError, dispute_license
from providers.actions.licenses import (
    AlreadyListedError,
    ChangedMeanwhileError,
    add_license,
    change_license,
    remove_license,
)
from providers.forms.license import ExpiryForm, LicenseForm, RenewForm
from providers.models import License, Provider
from providers.own_licenses import own_licenses
from providers.views.asking import show_form, who_asks
from providers.views.kept import keeps_typed
from providers.vocabulary.dispute import DisputeState

LIST = "practice_licenses"
THIS_IS_MINE = "practice/licenses/this_is_mine.html"


@own_listing("GET")
def licenses(request: HttpRequest, listing: Provider) -> HttpResponse:
    """Every license with its state and the next step; the credentials below."""
    words = {
        "licenses": own_licenses(listing),
        "credentials": listing.credentials.with_checked(),
        "disputes": listing.license_disputes.exclude(state=DisputeState.WITHDRAWN),
    }
    return _page(request, listing, "practice/licenses/list.html", words)


@keeps_typed
@own_listing("GET", "POST")
def new(request: HttpRequest, listing: Provider) -> HttpResponse:
    """A license that was not on the listing."""
    form = LicenseForm(request.POST if request.method == "POST" else None)
    taken = None
    if form.is_bound and form.is_valid():
        try:
            made = add_license(listing=listing, values=form.cleaned_data, by=who_asks(request))
        except AlreadyListedError as error:
            if "mine" in request.POST and not error.own and _asked(request, listing, form):
                return redirect(LIST, listing.slug)
            taken = error
            form.add_error("number", _taken(error))
        else:
            messages.success(
                request,
                _("License %(number)s is added and waits for a check. A photo of it helps.")
                % {"number": made.number},
            )
            return redirect("practice_documents", listing.slug, made.pk)
    return show_form(
        request,
        listing,
        form,
        title=_("Add a license"),
        button=_("Add license"),
        back=LIST,
        after=THIS_IS_MINE if taken and not taken.own else "",
    )


@keeps_typed
@own_listing("GET", "POST")
def edit(request: HttpRequest, listing: Provider, license: uuid.UUID) -> HttpResponse:
    """What is stated of one license."""
    found = _license(listing, license)
    form = LicenseForm(request.POST if request.method == "POST" else None, license_=found)
    title = _("Change %(license)s") % {"license": found}
    return _change(request, listing, found, form, title, "practice/licenses/before_change.html")


@keeps_typed
@own_listing("GET", "POST")
def renew(request: HttpRequest, listing: Provider, license: uuid.UUID) -> HttpResponse:
    """The new end date of a license that was renewed."""
    found = _license(listing, license)
    form = RenewForm(request.POST if request.method == "POST" else None, license_=found)
    title = _("Renew %(license)s") % {"license": found}
    return _change(request, listing, found, form, title, "practice/licenses/before_renewal.html")


@own_listing("GET", "POST")
def remove(request: HttpRequest, listing: Provider, license: uuid.UUID) -> HttpResponse:
    """Asks, then removes."""
    found = _license(listing, license)
    if request.method == "POST":
        remove_license(found, by=who_asks(request))
        messages.success(request, _("The license is removed, and so are its documents."))
        return redirect(LIST, listing.slug)
    return _page(request, listing, "practice/licenses/remove.html", {"license": found})


def _change(
    request: HttpRequest,
    listing: Provider,
    found: License,
    form: ExpiryForm,
    title: str,
    before: str,
) -> HttpResponse:
    taken = None
    if form.is_bound and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        try:
            back = change_license(
                found, values=values, version=form.cleaned_data["version"], by=who_asks(request)
            )
        except AlreadyListedError as error:
            if "mine" in request.POST and not error.own and _asked(request, listing, form):
                return redirect(LIST, listing.slug)
            taken = error
            form.add_error("number", _taken(error))
        except ChangedMeanwhileError as error:
            form.take_up(error.now)
        except License.DoesNotExist as error:
            raise Http404 from error
        else:
            said = (
                _("Saved. The license waits for a check again; its badge is off until then.")
                if back
                else _("Saved. Nothing that reviewers check has changed.")
            )
            messages.success(request, said)
            return redirect(LIST, listing.slug)
    return show_form(
        request,
        listing,
        form,
        title=title,
        button=_("Save"),
        back=LIST,
        before=before,
        after=THIS_IS_MINE if taken and not taken.own else "",
    )


def _license(listing: Provider, key: uuid.UUID) -> License:
    return get_object_or_404(listing.licenses, pk=key)


def _taken(error: AlreadyListedError) -> str:
    if error.own:
        return _("This license is on your listing already.")
    return _("A license of this type, state and number is on this site already. Check the number.")


def _asked(request: HttpRequest, listing: Provider, form: ExpiryForm) -> bool:
    """A reviewer is asked whose the license is; False where this person asked too often, which the form then says."""
    try:
        dispute_license(listing=listing, values=form.cleaned_data, by=who_asks(request))
    except TooManyDisputesError:
        form.add_error(None, _("You asked about many licenses this week. Please try again later."))
        return False
    messages.success(request, _("A reviewer looks into it and writes to you."))
    return True


def _page(
    request: HttpRequest, listing: Provider, template: str, words: dict[str, Any]
) -> HttpResponse:
    return render(request, template, words | {"listing": listing, "here": LIST})
