"""The page behind the link of an invitation: the link shows, a button acts."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from providers.access import person, signed_in
from providers.actions.claims import HasClaimError
from providers.actions.invitations import (
    InvitationOverError,
    MemberAlreadyError,
    NoListingError,
    accept_invitation,
    close_invitation,
)
from providers.actions.new_listings import HasListingError, listing_of
from providers.invitation_link import invitation_of
from providers.models import Claim, Invitation


@signed_in("GET", "POST")
def invitation(request: HttpRequest) -> HttpResponse:
    """What the invitation is to; accept and decline. One that is over, or was never made, is "not found"."""
    data = request.POST if request.method == "POST" else request.GET
    key = data.get("key", "")
    found = invitation_of(key)
    if found is None:
        return render(request, "practice/invitations/over.html", status=404)
    if request.method == "POST":
        return _answer(request, found, data.get("answer", ""))
    own = listing_of(person(request))
    answer = {"invitation": found, "key": key, "own_listing": own}
    return render(request, "practice/invitations/invitation.html", answer)


def _answer(request: HttpRequest, found: Invitation, answer: str) -> HttpResponse:
    if answer not in ("accept", "decline"):
        raise Http404
    try:
        if answer == "decline":
            close_invitation(invitation=found)
            messages.success(request, _("You declined. What was prepared for you is deleted."))
            return redirect("practice")
        result = accept_invitation(invitation=found, by=person(request))
    except InvitationOverError:
        return render(request, "practice/invitations/over.html", status=404)
    except HasListingError:
        said = _("You have a listing already. One person has one listing.")
    except HasClaimError as error:
        messages.warning(request, _("You have a claim already. It is decided first."))
        return redirect(error.claim)
    except NoListingError:
        said = _("Start a listing of your own first, if only a draft. Then open the link again.")
    except MemberAlreadyError:
        said = _("You are a member of this practice already.")
    else:
        if isinstance(result, Claim):
            messages.success(request, _("You accepted. Nothing is public until you publish it."))
            return redirect(result)
        messages.success(
            request, _("You joined %(practice)s.") % {"practice": result.practice.name}
        )
        return redirect("members", result.member.slug)
    messages.warning(request, said)
    return redirect("practice")
