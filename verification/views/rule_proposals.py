"""A proposed change of a rule: whom it would touch, and what can be done about it."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.roles import Role
from providers.access import person
from providers.actions.prescribing_rules import lot_version, versions
from verification.access import deciding, staff
from verification.actions.rule_proposals import (
    APPLYING,
    OtherEffectsError,
    ProposalClosedError,
    RuleChangedError,
    SecondPersonError,
    WriterGoneError,
    apply_proposal,
    close_proposal,
    preview_of,
)
from verification.models import RuleProposal
from verification.models.rule_proposal import Stage
from verification.queue.holding import held_for
from verification.queue.kinds import Kind
from verification.rule_preview import MOST_NAMED, Preview
from verification.views.rules import with_people


@staff("GET")
def proposals(request: HttpRequest) -> HttpResponse:
    """What waits to be applied, oldest first, and the last that were closed."""
    every = RuleProposal.objects.all()
    waiting = list(every.filter(stage=Stage.WAITING).order_by("proposed_at", "pk"))
    closed = list(every.exclude(stage=Stage.WAITING).order_by("-closed_at", "-pk")[:50])
    words = {
        "waiting": with_people(waiting, "proposed_by"),
        "closed": with_people(closed, "proposed_by", "closed_by"),
    }
    return render(request, "review/rules/proposals.html", words)


@staff("GET")
def proposal(request: HttpRequest, proposal: uuid.UUID) -> HttpResponse:
    """What it says beside what is in force, and its effects as they would be now."""
    found = get_object_or_404(RuleProposal, pk=proposal)
    return _page(request, found)


@deciding("POST", roles=APPLYING)
def apply(request: HttpRequest, proposal: uuid.UUID) -> HttpResponse:
    """Let it count."""
    found = get_object_or_404(RuleProposal, pk=proposal)
    try:
        applied = apply_proposal(found, seen=request.POST.get("seen", ""), by=person(request))
    except ProposalClosedError:
        messages.error(request, _("Somebody else has closed this proposal."))
    except RuleChangedError:
        messages.error(request, _("The rule changed after this was written. It cannot be applied."))
    except OtherEffectsError:
        messages.error(
            request, _("The effects are others by now. Look at them again before you apply it.")
        )
    except SecondPersonError:
        messages.error(request, _("It changes what listings say: somebody else has to apply it."))
    except WriterGoneError:
        messages.error(request, _("Whoever wrote this is no administrator any more."))
    else:
        messages.success(request, _("The rule counts from now on, in search too."))
        return redirect("review_rule", applied.license_type, applied.state)
    return redirect(found)


@deciding("POST", roles=APPLYING)
def close(request: HttpRequest, proposal: uuid.UUID) -> HttpResponse:
    """Take it back, or refuse it."""
    found = get_object_or_404(RuleProposal, pk=proposal)
    reason = request.POST.get("reason", "").replace("\0", "")[:2000]
    try:
        close_proposal(found, reason=reason, by=person(request))
    except ProposalClosedError:
        messages.error(request, _("Somebody else has closed this proposal."))
    except ValidationError as error:
        return _page(request, found, problem=error.messages[0], status=422)
    else:
        messages.success(request, _("The proposal is closed. The rule stays as it was."))
    return redirect(found)


def _page(
    request: HttpRequest, found: RuleProposal, *, problem: str = "", status: int = 200
) -> HttpResponse:
    user = person(request)
    own = found.proposed_by_id == user.pk
    effects: Preview | None = None
    outdated = gone = False
    if found.waits:
        outdated = lot_version(found.license_type, found.state) != found.base
        try:
            effects = None if outdated else preview_of(found)
        except WriterGoneError:
            gone = True
    words = {
        "proposal": with_people([found], "proposed_by", "closed_by")[0],
        "now": versions(found.license_type, found.state).in_force().first(),
        "effects": effects,
        "most_named": MOST_NAMED,
        "outdated": outdated,
        "writer_gone": gone,
        "own": own,
        "may_close": found.waits and user.role in APPLYING,
        "may_apply": effects is not None and user.role in APPLYING and not (own and effects.shifts),
        "waits_for_another": effects is not None
        and bool(effects.shifts)
        and (own or user.role == Role.REVIEWER),
        "problem": problem,
        "holding": held_for(Kind.RULE, str(found.pk), user),
    }
    return render(request, "review/rules/proposal.html", words, status=status)
