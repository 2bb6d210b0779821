"""Somebody says that a license on another listing is theirs: both sides for a reviewer, who decides."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accounts.refusal import RefusedError
from accounts.roles import Role
from providers.access import person
from providers.actions.disputes import DecidedError, grant_dispute, refuse_dispute
from providers.boards import Boards
from providers.models import License, LicenseDispute
from verification.access import deciding, staff
from verification.actions.holds import finish
from verification.actions.seen import saw
from verification.forms.dispute import DisputeForm
from verification.onward import onward
from verification.queue.holding import held_for
from verification.queue.kinds import Kind


@staff("GET")
def dispute(request: HttpRequest, dispute: uuid.UUID) -> HttpResponse:
    """What who asked says, beside the listing that has the license now."""
    found = get_object_or_404(LicenseDispute, pk=dispute)
    saw(found, by=person(request))
    return _page(request, found, DisputeForm())


@deciding("POST", roles=(Role.SENIOR_REVIEWER,))
def grant(request: HttpRequest, dispute: uuid.UUID) -> HttpResponse:
    """The license goes to who asked, to be checked there."""
    return _decided(request, dispute, grant_dispute)


@deciding("POST")
def refuse(request: HttpRequest, dispute: uuid.UUID) -> HttpResponse:
    """The license stays where it is."""
    return _decided(request, dispute, refuse_dispute)


def _decided(
    request: HttpRequest, dispute: uuid.UUID, decide: Callable[..., object]
) -> HttpResponse:
    found, form = get_object_or_404(LicenseDispute, pk=dispute), DisputeForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        with transaction.atomic():
            decide(found, reason=form.cleaned_data["reason"], by=person(request))
            finish(kind=Kind.DISPUTE, subject=str(found.pk))
    except RefusedError as why:
        form.add_error(None, str(why))
        return _page(request, found, form, status=422)
    except DecidedError:
        form.add_error(None, _("Somebody decided this before you, or it was taken back."))
        found.refresh_from_db()
        return _page(request, found, form, status=409)
    messages.success(request, _("That is decided."))
    return onward(request)


def _page(
    request: HttpRequest, found: LicenseDispute, form: DisputeForm, status: int = 200
) -> HttpResponse:
    held = License.objects.with_standing().filter(
        license_type=found.license_type, state=found.license_state, number=found.number
    )
    user = person(request)
    context = {
        "dispute": found,
        "holder": held.select_related("provider").first(),
        "board": Boards.now().closest(found.license_type, found.license_state),
        "form": form,
        "waits": LicenseDispute.objects.waiting().filter(pk=found.pk).exists(),
        "senior": user.role == Role.SENIOR_REVIEWER,
        "decides": user.role != Role.ADMINISTRATOR,
        "holding": held_for(Kind.DISPUTE, str(found.pk), user),
    }
    return render(request, "review/dispute.html", context, status=status)
