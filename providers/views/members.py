"""Who works in a practice: seen from the practice, and from the listing of somebody who works there."""

import datetime as dt
import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.limits import within_limit
from providers.access import own_listing, person
from providers.actions.invitations import (
    AlreadyInvitedError,
    InvitationOverError,
    close_invitation,
    end_membership,
    invite_member,
)
from providers.forms.invitation import MemberForm
from providers.models import Invitation, Membership, Provider
from providers.vocabulary.people import ProviderKind

INVITATIONS_A_DAY = 50


@own_listing("GET", "POST")
def members(request: HttpRequest, listing: Provider) -> HttpResponse:
    """The members and invitations of a practice, and a form to invite; for a person, the practices they work in."""
    is_practice = listing.kind == ProviderKind.ORGANIZATION
    if request.method == "POST" and not is_practice:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    typed = request.POST if request.method == "POST" else None
    form = MemberForm(typed, owner=listing.owner_id == request.user.pk)
    status = 200
    if request.method == "POST":
        status = _invite(request, listing, form)
        if status == 303:
            return redirect("members", slug=listing.slug)
    current = Membership.objects.filter(ended_at__isnull=True, confirmed_at__isnull=False)
    answer = {
        "listing": listing,
        "is_practice": is_practice,
        "form": form if is_practice else None,
        "memberships": current.filter(
            Q(practice=listing) if is_practice else Q(member=listing)
        ).select_related("member", "practice"),
        "invitations": Invitation.objects.waiting().filter(practice=listing),
        "here": "members",
    }
    return render(request, "practice/members/members.html", answer, status=status)


@own_listing("GET", "POST")
def member_end(request: HttpRequest, listing: Provider, membership: int) -> HttpResponse:
    """Asks, then ends a membership, from either side."""
    sides = Membership.objects.filter(Q(practice=listing) | Q(member=listing))
    found = get_object_or_404(sides.select_related("practice", "member"), pk=membership)
    if request.method != "POST":
        words = {"listing": listing, "here": "members", "membership": found}
        return render(request, "practice/members/end.html", words)
    end_membership(membership=found)
    messages.success(request, _("The membership has ended."))
    return redirect("members", slug=listing.slug)


@own_listing("POST")
def member_uninvite(request: HttpRequest, listing: Provider, invitation: uuid.UUID) -> HttpResponse:
    """Take an invitation back."""
    row = get_object_or_404(Invitation, pk=invitation, practice=listing)
    try:
        close_invitation(invitation=row)
    except InvitationOverError:
        messages.warning(request, _("This invitation was answered, or has run out."))
    else:
        messages.success(request, _("The invitation is taken back."))
    return redirect("members", slug=listing.slug)


def _invite(request: HttpRequest, listing: Provider, form: MemberForm) -> int:
    """Invite the person of the form; returns the status of the answer, 303 when it is done."""
    if not form.is_valid():
        return 422
    who = str(request.user.pk)
    if not within_limit("invite", who, most=INVITATIONS_A_DAY, per=dt.timedelta(days=1)):
        form.add_error(None, _("You invited many people today. Please go on tomorrow."))
        return 429
    try:
        invite_member(practice=listing, by=person(request), **form.cleaned_data)
    except AlreadyInvitedError:
        form.add_error("email", _("This person has an invitation already."))
        return 422
    except PermissionDenied:
        form.add_error("role", _("Only the owner of the practice invites managers."))
        return 422
    messages.success(request, _("The invitation is sent."))
    return 303
