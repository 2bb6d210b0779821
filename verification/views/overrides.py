"""What a senior reviewer finds of one license, in place of the law."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.roles import Role
from providers.access import person
from providers.models import License, PrescribingRule
from providers.vocabulary.checking import Fact
from verification.access import deciding
from verification.actions.authority_overrides import law_says_no, override_authority
from verification.actions.case import ChangedSinceError, case_version, only_reviewers
from verification.forms.override import OverrideForm
from verification.subjects import subjects_of
from verification.views.rules import with_people


@deciding("GET", "POST", roles=(Role.SENIOR_REVIEWER,))
def override(request: HttpRequest, license: uuid.UUID) -> HttpResponse:
    """The license with what the law says and what was found before, and the form for the next word."""
    found = get_object_or_404(License.objects.with_badge(), pk=license)
    only_reviewers(person(request), found.provider_id)
    last = found.overrides.first()
    initial = {"version": case_version(found), "after": last.pk if last else 0}
    form = OverrideForm(
        request.POST if request.method == "POST" else None, license_=found, initial=initial
    )
    if form.is_bound and form.is_valid() and _decided(request, form, found):
        messages.success(request, _("The decision counts from now on, in search too."))
        return redirect("review_override", found.pk)
    words = {
        "form": form,
        "license": found,
        "rule": PrescribingRule.objects.in_force()
        .filter(license_type=found.license_type, state=found.state)
        .first(),
        "law_says_no": law_says_no(found),
        "about_hours": _about_hours(found),
        "words_before": with_people(list(found.overrides.all()), "decided_by"),
    }
    status = 422 if form.errors else 200
    return render(request, "review/overrides/override.html", words, status=status)


def _about_hours(license_: License) -> str:
    """Under which name the page of facts has the hours of this license; empty where no law asks for any."""
    for subject in subjects_of(license_.provider):
        if subject.fact == Fact.SUPERVISED_HOURS and subject.license == license_:
            return subject.key
    return ""


def _decided(request: HttpRequest, form: OverrideForm, license_: License) -> bool:
    """Whether it was; else the form says why not."""
    said = form.cleaned_data
    try:
        override_authority(license_, by=person(request), **said)
    except ChangedSinceError:
        form.add_error(
            None,
            _(
                "Somebody changed or decided on this license after you opened it. Look at it as it "
                "is now, then save what you typed, or leave it."
            ),
        )
        # Whoever sends the form once more has seen that.
        changed: Any = form.data.copy()  # type: ignore[attr-defined]
        for name, value in form.initial.items():
            changed[name] = value
        form.data = changed
        return False
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
