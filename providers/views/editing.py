"""The task list of a listing, and the pages of its sections."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import User
from providers.access import own_listing
from providers.actions import drafts
from providers.actions.photos import tidy_up
from providers.forms.items import ItemsForm
from providers.forms.section import SectionForm, Typed, words_of
from providers.merging import merge
from providers.models import Provider
from providers.models.claim import newest_claim
from providers.models.draft import Section
from providers.sections import FORMS, SectionNow, sections_of
from providers.views.typed import (
    TooMuchError,
    forget_kept,
    kept_for,
    never_loses,
    section_named,
    typed_in,
    version_in,
)


@own_listing("GET")
def task_list(request: HttpRequest, listing: Provider) -> HttpResponse:
    """What there is to write, and how each part stands."""
    sections = sections_of(listing).values()
    return render(
        request,
        "practice/listing/task_list.html",
        {
            "listing": listing,
            "here": "practice_listing",
            "sections": sections,
            "claim": newest_claim(listing),
            "licenses": listing.licenses.count(),
            "checked": listing.licenses.verified().count(),
        },
    )


@never_loses
@own_listing("GET", "POST")
def section(request: HttpRequest, listing: Provider, section: str, sure: bool) -> HttpResponse:
    """One section: shown as it stands, saved whatever was typed."""
    part = section_named(section)
    now = sections_of(listing)[part]
    if part == Section.PHOTO:
        return redirect("practice_photo", listing.slug)
    if request.method == "POST":
        return _save(request, listing, now, sure)
    if kept := kept_for(request):
        typed, version = kept
        form = _checked(now, typed)
        return _page(request, listing, now, form, version=version, kept=True)
    form = now.form if now.is_typed else _form(now, now.live, checked=False)
    if isinstance(form, ItemsForm) and "add" in request.GET:
        form = _form(now, form.with_blank(), checked=False)
    return _page(request, listing, now, form)


@own_listing("POST")
def discard(request: HttpRequest, listing: Provider, section: str) -> HttpResponse:
    """Back to what is public."""
    part = section_named(section)
    user: Any = request.user
    try:
        drafts.discard(listing=listing, section=part, version=version_in(request), by=user)
    except drafts.StaleError:
        messages.warning(
            request,
            _(
                "Somebody changed this part a moment ago, so nothing was discarded. Look at it first."
            ),
        )
        return redirect("practice_section", listing.slug, section)
    if part == Section.PHOTO:
        tidy_up(listing)
    messages.success(request, _("Your changes are discarded. The part says what is public again."))
    return redirect("practice_listing", listing.slug)


def _save(request: HttpRequest, listing: Provider, now: SectionNow, sure: bool) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    version = version_in(request)
    try:
        typed = typed_in(request, now.section)
    except TooMuchError:
        return render(request, "practice/listing/too_much.html", {"listing": listing}, status=413)
    if not sure:
        form = _checked(now, typed)
        return _page(request, listing, now, form, version=version, again=True, status=403)
    if version == now.version:
        typed = _choose_theirs(request, typed, now)
    try:
        drafts.save(listing=listing, section=now.section, typed=typed, version=version, by=user)
    except drafts.StaleError:
        now = sections_of(listing)[now.section]
        if typed != now.typed:
            return _both(request, listing, now, typed, version)
    forget_kept(request)
    form = _checked(now, typed)
    here = redirect("practice_section", listing.slug, now.section.value)
    if form.errors:
        saved = sections_of(listing)[now.section]
        if "add" in request.POST and isinstance(form, ItemsForm):
            # What is wrong is told, and there is room to go on all the same.
            form = _checked(saved, form.with_blank())
        return _page(request, listing, saved, form, failed=True, status=422)
    if "add" in request.POST:
        here["Location"] += "?add=1#new"
        return here
    messages.success(request, _("Saved. It is not public until you check and publish."))
    return here if form.warnings else redirect("practice_listing", listing.slug)


def _choose_theirs(request: HttpRequest, typed: Typed, now: SectionNow) -> Typed:
    """Where both had changed a field, what the other had typed, for the fields that are ticked."""
    chosen = {name for name in request.POST.getlist("use_theirs") if FORMS[now.section].known(name)}
    mine = {name: values for name, values in typed.items() if name not in chosen}
    return mine | {name: now.typed[name] for name in chosen if name in now.typed}


def _both(
    request: HttpRequest, listing: Provider, now: SectionNow, mine: Typed, version: int
) -> HttpResponse:
    """Somebody else saved first: show what they changed, field by field, beside what was typed here."""
    base = drafts.base_of(listing=listing, section=now.section, version=version)
    joined = merge(base=base, mine=mine, theirs=now.typed)
    form = _checked(now, joined.typed)
    fields = _form(now, now.typed | mine, checked=False).fields

    def told(names: tuple[str, ...]) -> list[dict[str, str]]:
        return [
            {
                "name": name,
                "label": str(fields[name].label),
                "theirs": words_of(fields[name], now.typed[name]) if name in now.typed else "",
                "mine": words_of(fields[name], mine[name]) if name in mine else "",
            }
            for name in names
            if name in fields
        ]

    return _page(
        request,
        listing,
        now,
        form,
        both={"changed": told(joined.both_changed), "theirs": told(joined.theirs_only)},
        failed=True,
        status=409,
    )


def _form(now: SectionNow, typed: Typed, *, checked: bool) -> SectionForm:
    return FORMS[now.section](typed, backing=now.backing, checked=checked)


def _checked(now: SectionNow, typed: Typed) -> SectionForm:
    form = _form(now, typed, checked=True)
    form.is_valid()
    return form


def _page(
    request: HttpRequest,
    listing: Provider,
    now: SectionNow,
    form: SectionForm,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {
        "listing": listing,
        "here": "practice_listing",
        "now": now,
        "form": form,
        "version": now.version,
        "kept": False,
        "again": False,
        "failed": False,
        "both": None,
        "courses": sections_of(listing)[Section.SERVICES].form.courses()  # type: ignore[attr-defined]
        if now.section == Section.MONEY
        else None,
    } | more
    return render(request, "practice/listing/section.html", context, status=status)
