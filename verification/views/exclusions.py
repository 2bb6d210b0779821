"""Hits on the exclusion list: which wait, one of them beside its listing, and the decision."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusal import RefusedError
from accounts.roles import Role
from providers.access import person
from providers.vocabulary.checking import ListingState
from verification.access import deciding, staff
from verification.actions.case import ChangedSinceError
from verification.actions.exclusion_decisions import (
    confirm_hit,
    dismiss_hit,
    hit_version,
    may_show_again,
    show_listing_again,
)
from verification.exclusions.side_by_side import about_the_row, side_by_side
from verification.forms.exclusion import CONFIRM, HitForm
from verification.models import ExclusionHit, ExclusionList
from verification.queue.holding import held_for
from verification.queue.kinds import Kind
from verification.suspensions import keepers

# What a page can show; whoever has worked through these sees the next.
MOST = 200


@staff("GET")
def exclusions(request: HttpRequest) -> HttpResponse:
    """Those that wait, oldest first, and of which list they are."""
    waiting = ExclusionHit.objects.waiting().select_related("provider", "seen_in")
    context = {
        "hits": waiting.order_by("found_at", "pk")[:MOST],
        "current": ExclusionList.objects.first(),
    }
    return render(request, "review/exclusions/list.html", context)


@staff("GET")
def exclusion(request: HttpRequest, hit: uuid.UUID) -> HttpResponse:
    """One hit: the row of the list beside the listing."""
    found = _found(hit)
    form = HitForm(hit=found, by=person(request), initial={"version": hit_version(found)})
    return _page(request, found, form)


@deciding("POST")
def exclusion_decide(request: HttpRequest, hit: uuid.UUID) -> HttpResponse:
    """Confirm or dismiss, unless it has changed since it was read."""
    found, by = _found(hit), person(request)
    form = HitForm(request.POST, hit=found, by=by)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    said, is_back = form.cleaned_data, False
    try:
        if said["decision"] == CONFIRM:
            confirm_hit(hit=found, reason=said["reason"], version=said["version"], by=by)
        else:
            is_back = dismiss_hit(
                hit=found,
                reason=said["reason"],
                show_again=said.get("show_again", False),
                version=said["version"],
                by=by,
            )
    except RefusedError as why:
        form.add_error(None, str(why))
        return _page(request, found, form, status=422)
    except ChangedSinceError:
        return _changed(request, hit, form)
    messages.success(request, _told(found, is_back, by))
    return redirect("review_exclusions")


@deciding("POST", roles=(Role.SENIOR_REVIEWER,))
def exclusion_show(request: HttpRequest, hit: uuid.UUID) -> HttpResponse:
    """Bring a listing back whose hit was dismissed before."""
    found, by = _found(hit), person(request)
    try:
        show_listing_again(hit=found, version=request.POST.get("version", ""), by=by)
    except RefusedError as why:
        messages.warning(request, str(why))
    except ChangedSinceError:
        messages.warning(request, _("Nothing was done: this has changed since you opened it."))
    else:
        messages.success(request, _("The listing is back."))
    return redirect("review_exclusion", found.pk)


def _told(hit: ExclusionHit, is_back: bool, by: User) -> str:
    """That it is kept, and how the listing stands now."""
    hit.provider.refresh_from_db()
    if is_back:
        return _("The decision is kept, and the listing is back.")
    if others := keepers(hit.provider, reader=by, but=hit.pk):
        still = " ".join(each.words for each in others)
        return _("The decision is kept. The listing stays hidden: %s") % still
    return _("The decision is kept.")


def _changed(request: HttpRequest, hit: uuid.UUID, form: HitForm) -> HttpResponse:
    """As it stands now, with the reason that was typed."""
    found = _found(hit)
    again = HitForm(
        {**request.POST.dict(), "version": hit_version(found)}, hit=found, by=person(request)
    )
    again.add_error(None, _("This has changed since you opened it. Look at it again, then decide."))
    return _page(request, found, again, status=409)


def _found(key: uuid.UUID) -> ExclusionHit:
    hits = ExclusionHit.objects.select_related("provider", "seen_in", "decided_by")
    return get_object_or_404(hits, pk=key)


def _page(
    request: HttpRequest, hit: ExclusionHit, form: HitForm, status: int = 200
) -> HttpResponse:
    context = {
        "hit": hit,
        "form": form,
        "compared": side_by_side(hit),
        "about": list(about_the_row(hit)),
        "may_show_again": may_show_again(hit, person(request)),
        "keepers": keepers(hit.provider, reader=person(request), but=hit.pk),
        "holding": held_for(Kind.EXCLUSION, str(hit.pk), person(request)),
        "listing_state": ListingState(hit.provider.listing_state).label,
    }
    return render(request, "review/exclusions/hit.html", context, status=status)
