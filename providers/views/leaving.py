"""Taking one's data along, and leaving."""

import json

from django.contrib import messages
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import User
from providers.access import by_link, own_listing, person, signed_in
from providers.actions.deletion import CodesTriedError, delete_draft, is_mere_draft
from providers.actions.leaving import SharedError, StaffError, delete_account, shared
from providers.actions.standing import WrongStateError
from providers.export import everything_of
from providers.forms.leaving import LeavingForm
from providers.models import Provider


@signed_in("GET")
def practice_export(request: HttpRequest) -> HttpResponse:
    """A file with everything about the person; no browser takes its contents for a page."""
    assert isinstance(request.user, User)
    text = json.dumps(everything_of(request.user), cls=DjangoJSONEncoder, indent=2)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    headers = {"Content-Disposition": 'attachment; filename="my-data.json"'}
    return HttpResponse(text, content_type="application/json", headers=headers)


@signed_in("GET", "POST")
def practice_delete(request: HttpRequest) -> HttpResponse:
    """What goes, what stays, and a press."""
    assert isinstance(request.user, User)
    form = LeavingForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            delete_account(by=request.user)
        except StaffError:
            form.add_error(None, _("Staff accounts are removed by an administrator."))
        except SharedError:
            form.add_error(None, _("First end the memberships in your practice, or hand it over."))
        else:
            logout(request)
            return redirect("practice_deleted")
    context = {
        "form": form,
        "listings": Provider.objects.filter(owner=request.user).order_by("name"),
        "shared": shared(request.user),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "practice/keeping/delete.html", context, status=status)


@own_listing("GET", "POST")
def draft_delete(request: HttpRequest, listing: Provider) -> HttpResponse:
    """Asks, then deletes a listing that nobody has ever seen."""
    if listing.owner_id != person(request).pk or not is_mere_draft(listing):
        raise Http404
    if request.method != "POST":
        context = {"listing": listing, "here": "listing_keep"}
        return render(request, "practice/keeping/delete_draft.html", context)
    try:
        delete_draft(listing=listing, by=person(request))
    except CodesTriedError:
        said = _("Wrong codes were typed for this draft. A reviewer decides on your claim first.")
        messages.error(request, said)
        return redirect("listing_keep", slug=listing.slug)
    except WrongStateError:
        messages.error(
            request, _("That was not possible: others have joined, or the listing is public.")
        )
        return redirect("listing_keep", slug=listing.slug)
    messages.success(request, _("The draft is deleted."))
    return redirect("practice")


@by_link("GET")
def practice_deleted(request: HttpRequest) -> HttpResponse:
    """Nobody is signed in any more."""
    return render(request, "practice/keeping/deleted.html")
