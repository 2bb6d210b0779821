"""A photo is chosen, and those that nobody needs any more go, with their files."""

from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from providers import photo_file
from providers.actions import drafts
from providers.models import Draft, Photo, Provider
from providers.models.draft import Section


def choose(*, listing: Provider, upload: UploadedFile, version: int, by: User) -> Photo:
    """Make the upload the photo of the draft. Raises NotAPhotoError or StaleError, with nothing kept."""
    content, width, height = photo_file.remake(upload)
    name = photo_file.keep(content)
    try:
        with transaction.atomic():
            photo = Photo.objects.create(provider=listing, name=name, width=width, height=height)
            typed = {"photo": [name]}
            drafts.save(listing=listing, section=Section.PHOTO, typed=typed, version=version, by=by)
            tidy_up(listing)
    except BaseException:
        photo_file.forget(name)
        raise
    return photo


@transaction.atomic
def take_away(*, listing: Provider, version: int, by: User) -> None:
    """A draft without a photo. Raises StaleError."""
    drafts.save(listing=listing, section=Section.PHOTO, typed={}, version=version, by=by)
    tidy_up(listing)


def tidy_up(listing: Provider) -> None:
    """Delete the photos that are neither public nor in the newest draft; their files once that is certain."""
    newest = Draft.objects.filter(provider=listing, section=Section.PHOTO).newest().first()
    waiting = (newest.typed or {}).get("photo", []) if newest else []
    for photo in listing.photos.filter(published_at=None).exclude(name__in=waiting):
        photo.delete()
        transaction.on_commit(partial(photo_file.forget, photo.name))
