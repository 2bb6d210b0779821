"""Writing a change of a prescribing rule, or confirming one: both end in a proposal, which shows its effects first."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.roles import Role
from providers.access import person
from providers.actions.prescribing_rules import RuleText, lot_version, versions
from providers.dates import today
from providers.models import PrescribingRule
from verification.access import deciding
from verification.actions.rule_proposals import (
    AlreadyProposedError,
    RuleChangedError,
    propose_change,
    propose_confirmation,
)
from verification.forms.rule import ReasonForm, RuleForm
from verification.models import RuleProposal
from verification.views.rules import subject_of


@deciding("GET", "POST", roles=(Role.ADMINISTRATOR,))
def change(request: HttpRequest, license_type: str, state: str) -> HttpResponse:
    """A new version; `?like=<key>` begins with the words of a former one, which is how a change is undone."""
    subject = subject_of(license_type, state)
    now = versions(license_type, state).in_force().first()
    form = RuleForm(
        request.POST if request.method == "POST" else None,
        initial=_initial(request, license_type, state, now),
        now=RuleText.of(now) if now and now.has_counted else None,
    )
    if form.is_bound and form.is_valid():
        answer = _proposed(
            request,
            form,
            subject,
            lambda version: propose_change(
                license_type=license_type,
                state=state,
                text=form.text,
                reason=form.cleaned_data["reason"],
                version=version,
                by=person(request),
            ),
        )
        if answer is not None:
            return answer
    title = _("Change the rule: %(rule)s") % {"rule": subject["subject"]}
    return _show(request, form, subject | {"title": title, "button": _("See what would change")})


@deciding("GET", "POST", roles=(Role.ADMINISTRATOR,))
def confirm(request: HttpRequest, license_type: str, state: str) -> HttpResponse:
    """That a row which does not count yet is right as it stands; 404 where none waits."""
    subject = subject_of(license_type, state)
    waiting = versions(license_type, state).waiting().exclude(valid_until__lt=today()).first()
    if waiting is None:
        raise Http404
    version = {"version": lot_version(license_type, state)}
    form = ReasonForm(request.POST if request.method == "POST" else None, initial=version)
    if form.is_bound and form.is_valid():
        answer = _proposed(
            request,
            form,
            subject,
            lambda version: propose_confirmation(
                rule=waiting,
                reason=form.cleaned_data["reason"],
                version=version,
                by=person(request),
            ),
        )
        if answer is not None:
            return answer
    words = {
        "title": _("Confirm the rule: %(rule)s") % {"rule": subject["subject"]},
        "button": _("See what would change"),
        "rule": waiting,
    }
    return _show(request, form, subject | words)


def _proposed(
    request: HttpRequest,
    form: ReasonForm,
    subject: dict[str, Any],
    propose: Callable[[str], RuleProposal],
) -> HttpResponse | None:
    """To the proposal that was made, or nothing, with the reason in the form."""
    license_type, state = subject["license_type"], subject["state"]
    try:
        made = propose(form.cleaned_data["version"])
    except RuleChangedError:
        form.add_error(
            None,
            _(
                "Somebody changed this rule after you opened it. Look at it as it is now; what you "
                "typed is still below. Send it again to go on from there."
            ),
        )
        form.take_up(lot_version(license_type, state))
    except AlreadyProposedError:
        form.add_error(
            None,
            _(
                "Another change of this rule waits. It has to be applied, refused or taken back "
                "first. What you typed is still below."
            ),
        )
    else:
        messages.success(request, _("Nothing has changed yet. Look at the effects below."))
        return redirect(made)
    return None


def _initial(
    request: HttpRequest, license_type: str, state: str, now: PrescribingRule | None
) -> dict[str, Any]:
    like = request.GET.get("like", "")
    former = None
    if like.isascii() and like.isdecimal() and len(like) < 15:
        former = versions(license_type, state).filter(pk=int(like)).first()
    begun = former or now
    text = RuleText.of(begun) if begun else RuleText.unknown()
    return text.fields() | {
        "valid_from": today(),
        "valid_until": None if former else text.valid_until,
        "version": lot_version(license_type, state),
    }


def _show(request: HttpRequest, form: ReasonForm, words: dict[str, Any]) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "review/rules/form.html", {"form": form} | words, status=status)
