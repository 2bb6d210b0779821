"""The saved list, and listings side by side."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from directory.saved.card import cards
from directory.saved.changes import Change, Keys, change_of, taken_off
from directory.saved.comparison import FEWEST, MOST, comparison
from directory.saved.cookie import keep, saved_keys
from directory.saved.keys import MOST as MOST_SAVED
from directory.saved.keys import keys_in, text_of
from directory.saved.listings import public, saved_listings
from directory.saved.same_site import page_before, sent_from_here
from directory.templatetags.saving import button
from providers.models import Provider


def own_page(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A page of one visitor; nothing between us may keep it, and Back shows the list as it is now."""

    def page(request: HttpRequest) -> HttpResponse:
        response = view(request)
        patch_cache_control(response, private=True, no_store=True)
        if request.GET and saved_keys(request):
            # Names that the address chose stand beside those that the visitor saved. How well both pack together would tell
            # whoever made the address and sees the length whether they are the same.
            patch_cache_control(response, no_transform=True)
        return response

    return page


# No token: it would need a cookie on every page with a result. `sent_from_here` keeps other sites out instead.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@own_page
def saved(request: HttpRequest) -> HttpResponse:
    """The visitor's list, or the one that a shared link names; a form changes the visitor's own."""
    if request.method == "POST":
        return _change(request)
    if "ids" in request.GET:
        return _shared(request)
    keys = saved_keys(request)
    listings = cards(saved_listings(keys))
    before = keys_in(request.GET.get("before", ""))
    # Once there is room again, the notice has had its day.
    full = keys_in(request.GET.get("full", "")) if len(keys) >= MOST_SAVED else ()
    address = f"{reverse('saved')}?ids={text_of(each.pk for each in listings)}"
    context = {
        "listings": listings,
        "gone": taken_off(keys, [each.pk for each in listings]),
        "taken_off": list(public(taken_off(before, keys)).values()),
        "before": text_of(before),
        "full": list(public(taken_off(full, keys)).values()),
        "share": request.build_absolute_uri(address),
        "chosen": keys if FEWEST <= len(listings) <= MOST else (),
        "most": MOST_SAVED,
    }
    return render(request, "directory/saved/page.html", context)


@require_safe
@own_page
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four listings side by side; with more, fewer or none that are public, a page to choose them on."""
    asked = keys_in(",".join(request.GET.getlist("id")))
    listings = saved_listings(asked)
    gone = taken_off(asked, [each.facts.pk for each in listings])
    context: dict[str, Any] = {"listings": listings, "gone": gone}
    if FEWEST <= len(listings) <= MOST:
        context["groups"] = comparison(listings)
        return render(request, "directory/saved/compare.html", context)
    context |= {"choices": _choices(request, asked), "chosen": asked, "asked": bool(request.GET)}
    return render(request, "directory/saved/choose.html", context)


def _choices(request: HttpRequest, asked: Keys) -> list[Any]:
    """Whom a visitor can choose from: those they saved, and those that the address named."""
    return list(public([*asked, *taken_off(saved_keys(request), asked)]).values())


def _shared(request: HttpRequest) -> HttpResponse:
    """Somebody's list, to look at and to save; nothing is changed by opening a link."""
    asked = keys_in(request.GET["ids"])
    listings = cards(saved_listings(asked))
    shown = [each.pk for each in listings]
    context = {
        "listings": listings,
        "gone": taken_off(asked, shown),
        "new": text_of(taken_off(shown, saved_keys(request))),
        "chosen": shown if FEWEST <= len(shown) <= MOST else (),
    }
    return render(request, "directory/saved/shared.html", context)


def _change(request: HttpRequest) -> HttpResponse:
    if not sent_from_here(request):
        return render(request, "403_csrf.html", status=403)
    change = change_of(saved_keys(request), request.POST)
    if change is None:
        raise BadRequest
    swapping = bool(getattr(request, "htmx", False))
    response = _swapped(request, change) if swapping else HttpResponse(status=303)
    if not swapping:
        response["Location"] = _next_page(request, change)
    keep(request, response, change.after)
    return response


def _swapped(request: HttpRequest, change: Change) -> HttpResponse:
    """For htmx: the button anew, the count in the header, and a sentence to read out."""
    if not change.about:
        raise BadRequest
    pk = change.about[0]
    provider = get_object_or_404(Provider.objects.published(), pk=pk)
    saved, full = pk in change.after, bool(change.full)
    context = {
        "button": button(pk, provider.name, saved=saved, full=full),
        "name": provider.name,
        "saved": saved,
        "full": full,
        "most": MOST_SAVED,
        "saved_count": len(change.after),
    }
    return render(request, "directory/saved/swapped.html", context)


def _next_page(request: HttpRequest, change: Change) -> str:
    """Back to where the button was pressed, or to the list, where a notice says what happened."""
    home = reverse("saved")
    if change.full:
        return f"{home}?full={text_of(change.full)}#notice"
    came_from = page_before(request)
    if came_from and not came_from.startswith(home) and len(change.about) == 1:
        return f"{came_from}#save-{change.about[0]}"
    if taken_off(change.before, change.after):
        return f"{home}?before={text_of(change.before)}#notice"
    return home
