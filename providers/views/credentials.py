"""What a provider states of their training, on the pages of the licenses."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from providers.access import own_listing
from providers.actions.credentials import (
    AlreadyStatedError,
    add_credential,
    change_credential,
    remove_credential,
)
from providers.forms.credential import CredentialForm
from providers.models import Credential, Provider
from providers.views.asking import show_form, who_asks
from providers.views.kept import keeps_typed

LIST = "practice_licenses"


@keeps_typed
@own_listing("GET", "POST")
def new(request: HttpRequest, listing: Provider) -> HttpResponse:
    """A certification or a training."""
    form = CredentialForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            add_credential(listing=listing, values=form.cleaned_data, by=who_asks(request))
        except AlreadyStatedError:
            form.add_error("name", _("This is on your listing already."))
        else:
            messages.success(request, _("Added. Clients see it as your own word."))
            return redirect(LIST, listing.slug)
    title = _("Add a certification or training")
    return show_form(request, listing, form, title=title, button=_("Add"), back=LIST)


@keeps_typed
@own_listing("GET", "POST")
def edit(request: HttpRequest, listing: Provider, credential: uuid.UUID) -> HttpResponse:
    """Change one."""
    found = get_object_or_404(listing.credentials, pk=credential)
    form = CredentialForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(found, name) for name in ("kind", "name", "hours", "year")},
    )
    if form.is_bound and form.is_valid():
        try:
            change_credential(found, values=form.cleaned_data, by=who_asks(request))
        except AlreadyStatedError:
            form.add_error("name", _("This is on your listing already."))
        except Credential.DoesNotExist as error:
            raise Http404 from error
        else:
            messages.success(request, _("Saved."))
            return redirect(LIST, listing.slug)
    title = _("Change a certification or training")
    before = "practice/licenses/before_credential.html"
    return show_form(
        request, listing, form, title=title, button=_("Save"), back=LIST, before=before
    )


@own_listing("GET", "POST")
def remove(request: HttpRequest, listing: Provider, credential: uuid.UUID) -> HttpResponse:
    """Asks, then removes."""
    found = get_object_or_404(listing.credentials, pk=credential)
    if request.method == "POST":
        remove_credential(found, by=who_asks(request))
        messages.success(request, _("Removed."))
        return redirect(LIST, listing.slug)
    words = {"listing": listing, "here": LIST, "credential": found}
    return render(request, "practice/licenses/remove_credential.html", words)
