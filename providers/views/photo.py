"""The photo of a listing: chosen, taken away, and sent to browsers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from providers import photo_file
from providers.access import own_listing
from providers.actions import photos
from providers.actions.drafts import StaleError
from providers.models import Photo, Provider
from providers.models.draft import Section
from providers.sections import sections_of
from providers.views.kept import keeps_typed, take_up
from providers.views.typed import version_in
from providers.vocabulary.checking import ListingState

AN_HOUR = "public, max-age=3600"


@keeps_typed
@own_listing("GET", "POST")
def photo(request: HttpRequest, listing: Provider) -> HttpResponse:
    """The photo of the draft, and another one."""
    user: Any = request.user
    error = ""
    status = 422
    if request.method == "POST":
        upload = request.FILES.get("photo")
        version = version_in(request)
        try:
            if "remove" in request.POST:
                photos.take_away(listing=listing, version=version, by=user)
            elif upload is None:
                raise photo_file.NotAPhotoError
            else:
                photos.choose(listing=listing, upload=upload, version=version, by=user)
        except photo_file.NotAPhotoError:
            error = _(
                "Choose a photo: a JPEG, PNG or WebP file of at most 10 MB and 24 megapixels."
            )
        except StaleError:
            error = _(
                "Somebody else changed the photo a moment ago. Look at it, then choose again."
            )
            status = 409
        else:
            messages.success(request, _("Saved. It is not public until you check and publish."))
            return redirect("practice_photo", listing.slug)
    now = sections_of(listing)[Section.PHOTO]
    name = "".join(now.typed.get("photo", []))
    context = {
        "listing": listing,
        "here": "practice_listing",
        "now": now,
        "photo": listing.photos.filter(name=name).first(),
        "error": error,
        "kept": take_up(request),
    }
    return render(request, "practice/listing/photo.html", context, status=status if error else 200)


@require_safe
def photo_sent(request: HttpRequest, name: str) -> HttpResponse:
    """The bytes: for everybody while the listing and the photo are public, for its editors before."""
    found = get_object_or_404(Photo.objects.select_related("provider"), name=name)
    is_public = found.published_at and found.provider.listing_state == ListingState.PUBLISHED
    mine = Provider.objects.editable_by(request.user).filter(pk=found.provider_id)
    if not is_public and not mine.exists():
        raise Http404
    content = photo_file.read(name)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="image/jpeg")
    response.headers["Content-Disposition"] = "inline"
    response.headers["Cache-Control"] = AN_HOUR if is_public else "private, no-store"
    return response
