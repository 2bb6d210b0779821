"""Federal rules: what they say, every version, and writing the next."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.roles import Role
from providers.access import person
from providers.actions.federal_rules import FederalRuleChangedError, add_federal_version
from providers.models import FederalRule
from providers.models.federal_rule import federal_rule
from providers.vocabulary.checking import FederalTopic
from verification.access import deciding, staff
from verification.forms.federal_rule import FederalRuleForm
from verification.views.rules import with_people

SAID = ("text", "valid_until", "source", "source_url", "source_date")


@staff("GET")
def federal_rules(request: HttpRequest) -> HttpResponse:
    """Each topic with all its versions, the one that stands first."""
    rows = with_people(list(FederalRule.objects.all()), "recorded_by")
    topics = [
        {"topic": topic, "versions": [row for row in rows if row.topic == topic]}
        for topic in FederalTopic
    ]
    words = {"topics": topics, "changes": person(request).role == Role.ADMINISTRATOR}
    return render(request, "review/rules/federal.html", words)


@deciding("GET", "POST", roles=(Role.ADMINISTRATOR,))
def change(request: HttpRequest, topic: str) -> HttpResponse:
    """The next version of a topic; it changes words on pages and nobody's authority, so it counts at once."""
    if topic not in FederalTopic.values:
        raise Http404
    last = federal_rule(topic)
    initial: dict[str, Any] = {name: getattr(last, name) for name in SAID} if last else {}
    initial["after"] = last.version if last else 0
    form = FederalRuleForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        said = {name: form.cleaned_data[name] for name in (*SAID, "reason", "after")}
        try:
            add_federal_version(topic=topic, by=person(request), **said)
        except FederalRuleChangedError:
            form.add_error(
                None,
                _(
                    "Somebody wrote another version after you opened this page. Look at it first; "
                    "what you typed is still below. Send it again to follow theirs."
                ),
            )
            newest = federal_rule(topic)
            form.take_up(newest.version if newest else 0)
        else:
            messages.success(request, _("The new version stands on all pages now."))
            return redirect("review_federal_rules")
    words = {
        "form": form,
        "title": _("Change the federal rule: %(topic)s") % {"topic": FederalTopic(topic).label},
        "button": _("Save the new version"),
        "federal": True,
    }
    status = 422 if form.errors else 200
    return render(request, "review/rules/form.html", words, status=status)
