"""The NPI registry: what we read of somebody, asking it now, and differences from listings."""

import datetime as dt
import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.limits import within_limit
from accounts.refusal import RefusedError
from accounts.roles import REVIEWERS
from providers.access import person
from providers.models import Provider, RegistryRecord
from providers.npi import is_valid_npi
from providers.vocabulary.people import ProviderKind
from providers.vocabulary.state import State
from verification.access import deciding, reviewers, staff
from verification.actions.case import ChangedSinceError
from verification.actions.registry_differences import settle_difference
from verification.forms.registry import NAME, NameForm, SettleForm
from verification.look_up_words import told
from verification.models import RegistryDifference
from verification.models.registry_difference import DifferenceKind, DifferenceStage
from verification.onward import onward
from verification.queue.holding import held_for
from verification.queue.kinds import Kind
from verification.registries.nppes_api import look_up_name, look_up_npi
from verification.registries.nppes_outcomes import Outcome
from verification.registries.nppes_page import page_of

LOOK_UPS_AN_HOUR = 60


@reviewers("GET", "POST")
def registry(request: HttpRequest, npi: str) -> HttpResponse:
    """What we hold about an NPI; asks the registry only on POST, by the number or by the name that was typed."""
    if not is_valid_npi(npi):
        raise Http404
    by_name = request.method == "POST" and request.POST.get("by") == NAME
    form = NameForm(request.POST) if by_name else NameForm(initial=_initial(npi))
    if request.method != "POST":
        return _page(request, npi, form)
    if by_name and not form.is_valid():
        return _page(request, npi, form, status=422)
    who = str(person(request).pk)
    if not within_limit("registry look-up", who, most=LOOK_UPS_AN_HOUR, per=dt.timedelta(hours=1)):
        messages.warning(
            request, _("That were many look-ups. Please wait an hour, or go on by hand.")
        )
        return _page(request, npi, form, status=429)
    outcome = _by_name(form) if by_name else look_up_npi(npi)
    return _page(request, npi, form, outcome)


def _by_name(form: NameForm) -> Outcome:
    said = form.cleaned_data
    return look_up_name(
        kind=ProviderKind(said["kind"]),
        name=said["name"],
        first_name=said["first_name"],
        state=said["state"],
    )


def _page(
    request: HttpRequest,
    npi: str,
    form: NameForm,
    outcome: Outcome | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "npi": npi,
        "at_registry": page_of(npi),
        "form": form,
        "told": told(outcome) if outcome else None,
        "held": RegistryRecord.objects.filter(npi=npi).first(),
        "listing": Provider.objects.filter(npi=npi).first(),
    }
    return render(request, "review/registry/npi.html", context, status=status)


def _initial(npi: str) -> dict[str, str]:
    """The name under which we know the NPI: as the registry had it, else as the listing has it."""
    if held := RegistryRecord.objects.filter(npi=npi).first():
        name = held.last_name or held.name
        return _named(held.kind, name, held.first_name, held.state)
    listing = Provider.objects.filter(npi=npi).first()
    if listing is None:
        return {}
    place = listing.locations.first() or listing.licenses.first()
    first, _space, last = listing.name.rpartition(" ")
    practice = listing.kind == ProviderKind.ORGANIZATION
    named = (listing.name, "") if practice else (last, first.partition(" ")[0])
    return _named(listing.kind, *named, place.state if place else "")


def _named(kind: str, name: str, first_name: str, state: str) -> dict[str, str]:
    return {"kind": kind, "name": name, "first_name": first_name, "state": state}


@staff("GET")
def difference(request: HttpRequest, difference: uuid.UUID) -> HttpResponse:
    """One difference, beside the listing."""
    return _difference(request, _found(difference), SettleForm())


@deciding("POST")
def difference_settle(request: HttpRequest, difference: uuid.UUID) -> HttpResponse:
    """A reviewer has looked into it."""
    found, form = _found(difference), SettleForm(request.POST)
    if not form.is_valid():
        return _difference(request, found, form, status=422)
    try:
        settle_difference(difference=found, reason=form.cleaned_data["reason"], by=person(request))
    except RefusedError as why:
        form.add_error(None, str(why))
        return _difference(request, found, form, status=422)
    except ChangedSinceError:
        messages.warning(
            request, _("Somebody settled this before, or the registry says otherwise now.")
        )
        return redirect("review")
    messages.success(request, _("That is settled."))
    return onward(request)


def _found(key: uuid.UUID) -> RegistryDifference:
    rows = RegistryDifference.objects.select_related("provider", "decided_by")
    return get_object_or_404(rows, pk=key)


def _difference(
    request: HttpRequest, found: RegistryDifference, form: SettleForm, status: int = 200
) -> HttpResponse:
    user = person(request)
    context = {
        "difference": found,
        "at_registry": page_of(found.npi),
        "says": _words(found),
        "form": form,
        "waits": found.stage == DifferenceStage.OPEN,
        "decides": user.role in REVIEWERS,
        "holding": held_for(Kind.DIFFERENCE, str(found.pk), user),
        "licensed": [
            State(state).label
            for state in sorted(set(found.provider.licenses.values_list("state", flat=True)))
        ],
    }
    return render(request, "review/registry/difference.html", context, status=status)


def _words(found: RegistryDifference) -> str:
    """What the registry says, as people say it: a state by its name, a day as a day."""
    said = found.registry_says
    if found.kind == DifferenceKind.LICENSE_STATE and said in State.values:
        return str(State(said).label)
    if found.kind == DifferenceKind.DEACTIVATED and (day := parse_date(said)):
        return date_format(day, "M j, Y")
    return said
