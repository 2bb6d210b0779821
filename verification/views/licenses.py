"""The screen on which a license is checked: what was submitted, what the board shows, and the decision."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.second_factor import word_of_form
from providers.access import person
from providers.boards import Boards
from providers.dates import today
from providers.document_file import MOST_BYTES
from providers.models import Decision, License
from providers.uploads import files_in_memory
from providers.views.kept import keeps_typed_of, take_up
from providers.vocabulary.checking import SourceKind
from verification.access import deciding, reviewers
from verification.actions import holds
from verification.actions.case import ChangedSinceError, case_version, only_reviewers
from verification.actions.licenses import NotSupportedError, may_decide
from verification.actions.reviews import review_license
from verification.actions.seen import saw
from verification.changes import snapshot
from verification.forms.verdict import ReviewForm
from verification.history import history
from verification.looks import looks_of, opinion_of
from verification.models import SecondLook
from verification.models.hold import LASTS
from verification.neighbors import neighbors
from verification.onward import onward
from verification.preview import preview
from verification.queue.holding import held_for
from verification.queue.kinds import Kind

SHOW = "show"


def _is_there(license: uuid.UUID) -> bool:
    return License.objects.filter(pk=license).exists()


@files_in_memory(MOST_BYTES)
@keeps_typed_of(_is_there, path="/review/")
@deciding("GET", "POST", lasts=LASTS)
def license(request: HttpRequest, license: uuid.UUID) -> HttpResponse:
    """The two panes and the verdict; a press on the button keeps both."""
    found, by = _license(request, license), person(request)
    if request.method != "POST":
        saw(found, by=by)
        form = _blank(found, by)
        # The version comes back, too: what happened to the license meanwhile is told at the next press.
        return _screen(request, found, form, kept=take_up(request, form))
    holds.renew(kind=Kind.LICENSE, subject=str(found.pk), by=by)
    form = ReviewForm(request.POST, request.FILES, license_=found)
    good = form.is_valid()
    if request.POST.get("version") != case_version(found):
        # What was typed is about how it stood before, so what changed is told ahead of what does not fit any more.
        form.take_up(found)
        return _screen(request, found, form)
    if not good or SHOW in request.POST:
        return _screen(request, found, form)
    try:
        done = review_license(
            found,
            looks=looks_of(form),
            opinion=opinion_of(form),
            version=form.cleaned_data["version"],
            by=by,
            file=form.cleaned_data["file"],
        )
    except ChangedSinceError:
        now = License.objects.select_related("provider").filter(pk=found.pk).first()
        if now is None:
            messages.warning(request, _("The provider has removed this license. Nothing is saved."))
            return redirect("review")
        form.take_up(now)
        return _screen(request, now, form)
    except NotSupportedError as error:
        form.add_error("verdict", str(error))
        return _screen(request, found, form)
    messages.success(request, _said(done))
    return onward(request)


@reviewers("POST")
def differences(request: HttpRequest, license: uuid.UUID) -> HttpResponse:
    """What differs so far, and what the provider would read; for the page to put in place while somebody types."""
    found = _license(request, license)
    holds.renew(kind=Kind.LICENSE, subject=str(found.pk), by=person(request))
    form = ReviewForm(request.POST, license_=found)
    form.is_valid()
    return render(request, "review/license/told.html", _told(form, person(request)))


def _license(request: HttpRequest, key: uuid.UUID) -> License:
    found = get_object_or_404(License.objects.select_related("provider__owner"), pk=key)
    only_reviewers(person(request), found.provider_id)
    return found


def _blank(found: License, by: User) -> ReviewForm:
    """Filled in is only where to look, and what the colleague asks who looked before."""
    board = Boards.now().closest(found.license_type, found.state)
    nationwide = board is not None and not board.state
    initial: dict[str, Any] = {
        "source": board.name
        if board
        else _("Licensing board of %(state)s") % {"state": found.get_state_display()},
        "source_url": board.url if board else "",
        "source_kind": SourceKind.DESIGNATED_EQUIVALENT if nationwide else SourceKind.PRIMARY,
        "version": case_version(found),
        "seen": snapshot(found),
    }
    asked = SecondLook.objects.open().filter(license=found).first()
    if asked and may_decide(found, asked.verdict, by):
        same = ("verdict", "code", "to_provider", "private")
        initial |= {name: getattr(asked, name) for name in same}
    form = ReviewForm(license_=found, initial=initial)
    latest = form.latest_check()
    # A license that has ended by what its holder said has no such day until the board shows another one.
    form.fields["next_check"].initial = latest if latest >= today() else None
    return form


def _screen(
    request: HttpRequest, found: License, form: ReviewForm, *, kept: str = ""
) -> HttpResponse:
    by = person(request)
    holding = held_for(Kind.LICENSE, str(found.pk), by)
    if not holding.is_open:
        # The first field would scroll what stands in the way out of sight.
        form.fields["number"].widget.attrs.pop("autofocus", None)
    asked = SecondLook.objects.open().filter(license=found).first()
    words = {
        "license": found,
        "form": form,
        "opened": word_of_form(request),
        "board": Boards.now().closest(found.license_type, found.state),
        "documents": found.documents.all(),
        "events": history(found),
        "neighbors": neighbors(found),
        "asked": asked,
        "may_answer": asked is not None and may_decide(found, asked.verdict, by),
        "holding": holding,
        "kept": kept,
        **_told(form, by),
    }
    status = 422 if form.is_bound and form.errors and SHOW not in request.POST else 200
    return render(request, "review/license/screen.html", words, status=status)


def _told(form: ReviewForm, by: User) -> dict[str, Any]:
    if not form.is_bound:
        return {"told": [], "unread": [], "preview": None}
    shown = preview(form)
    alone = shown is None or may_decide(form.license, form.cleaned_data["verdict"], by)
    return {
        "told": form.differences(),
        "unread": form.unread(),
        "preview": shown,
        "asks_first": not alone,
    }


def _said(done: Decision | SecondLook) -> str:
    if isinstance(done, SecondLook):
        return _(
            "A senior reviewer is asked to look, too, and decides. What you saw counts already."
        )
    return _("%(name)s, %(license)s: %(verdict)s.") % {
        "name": done.license.provider.name,
        "license": done.license,
        "verdict": done.get_verdict_display(),
    }
