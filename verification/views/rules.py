"""The table of prescribing rules as reviewers read it: the list, and one rule with its history."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.paginator import Paginator
from django.db.models import Func, IntegerField, TextField, Value
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import User
from accounts.roles import Role
from providers.access import person
from providers.actions.prescribing_rules import versions
from providers.dates import today
from providers.models import PrescribingRule
from providers.vocabulary.license import LicenseType
from providers.vocabulary.state import State
from verification.access import staff
from verification.forms.rule import RuleFilterForm
from verification.models import RuleProposal
from verification.models.rule_proposal import Stage

A_PAGE = 50


@staff("GET")
def rules(request: HttpRequest) -> HttpResponse:
    """What stands of all rules, by license type and state; those to come are listed beside those in force."""
    form = RuleFilterForm(request.GET)
    # An address with a word that is none shows everything, and says so beside the field.
    chosen = form.cleaned_data if form.is_valid() else {}
    found = PrescribingRule.objects.standing().exclude(valid_until__lt=today())
    if chosen.get("waiting"):
        found = found.waiting()
    for name in ("license_type", "state"):
        if chosen.get(name):
            found = found.filter(**{name: chosen[name]})
    page = Paginator(
        found.order_by(_place("license_type"), _place("state"), "valid_from"), A_PAGE
    ).get_page(request.GET.get("page"))
    words = {
        "form": form,
        "page": page,
        "address": _without_page(request),
        "waiting": PrescribingRule.objects.waiting().count(),
        "proposals": RuleProposal.objects.filter(stage=Stage.WAITING).count(),
        # A rule that nobody has written yet can be begun where both are chosen.
        "missing": _missing(chosen) if not page.object_list else None,
    }
    return render(request, "review/rules/list.html", words)


def _place(field: str) -> Func:
    """Where the value of a field stands among its choices: people look for Alabama before Alaska, whatever their codes are."""
    choices = {"license_type": LicenseType, "state": State}[field]
    codes = Value(choices.values, output_field=ArrayField(TextField()))
    field_as_text = Cast(field, TextField())
    return Func(codes, field_as_text, function="array_position", output_field=IntegerField())


@staff("GET")
def rule(request: HttpRequest, license_type: str, state: str) -> HttpResponse:
    """One license type in one state: what is in force, what is to come, and every version there was."""
    subject = subject_of(license_type, state)
    rows = list(versions(license_type, state).select_related("confirmed_by", "replaced_by"))
    on = today()
    words = subject | {
        "versions": [_version(row) for row in with_people(rows, "recorded_by", "applied_by")],
        "now": versions(license_type, state).in_force(on).first(),
        "to_come": [
            row
            for row in rows
            if row.withdrawn_at is None and row.valid_from and row.valid_from > on
        ],
        "waits": versions(license_type, state).waiting().exclude(valid_until__lt=on).first(),
        "proposal": RuleProposal.objects.filter(
            license_type=license_type, state=state, stage=Stage.WAITING
        ).first(),
        "past_proposals": RuleProposal.objects.filter(
            license_type=license_type, state=state
        ).exclude(stage=Stage.WAITING),
        "changes": person(request).role == Role.ADMINISTRATOR,
    }
    return render(request, "review/rules/rule.html", words)


def subject_of(license_type: str, state: str) -> dict[str, Any]:
    """The words for a license type and a state of an address; raises Http404 for what is neither."""
    if license_type not in LicenseType.values or state not in State.values:
        raise Http404
    return {
        "license_type": LicenseType(license_type),
        "state": State(state),
        "subject": f"{LicenseType(license_type).label}, {State(state).label}",
    }


def with_people(rows: list[Any], *fields: str) -> list[Any]:
    """The same rows, each with `people`: the names behind these fields, which can name an account that is gone."""
    keys = {getattr(row, f"{field}_id") for row in rows for field in fields}
    known = {user.pk: user.name or user.email for user in User.objects.filter(pk__in=keys - {None})}
    for row in rows:
        row.people = {field: known.get(getattr(row, f"{field}_id"), "") for field in fields}
    return rows


def _version(row: PrescribingRule) -> dict[str, Any]:
    over = row.valid_until is not None and row.valid_until < today()
    ahead = row.valid_from is not None and row.valid_from > today()
    return {
        "rule": row,
        "stands": row.withdrawn_at is None,
        "in_force": row.withdrawn_at is None and not over and not ahead,
        "ahead": ahead and row.withdrawn_at is None,
    }


def _missing(chosen: dict[str, Any]) -> dict[str, Any] | None:
    if chosen.get("license_type") and chosen.get("state") and not chosen.get("waiting"):
        return subject_of(chosen["license_type"], chosen["state"])
    return None


def _without_page(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()
