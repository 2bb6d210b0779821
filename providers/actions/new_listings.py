"""How a draft begins: with a name, or with what the registry says."""

import secrets

from django.db import transaction
from django.utils.text import slugify

from accounts.models import User
from providers.models import Location, Provider, RegistryRecord
from providers.vocabulary.people import ProviderKind
from providers.zip_place import zip_place

# Letters that a page address may have of a name, before the random end.
LONGEST_NAME = 60


class HasListingError(Exception):
    """The account has a listing of its own already; `listing` is that one."""

    def __init__(self, listing: Provider) -> None:
        super().__init__(listing.slug)
        self.listing = listing


def listing_of(user: User) -> Provider | None:
    """The one listing in which this person is listed themselves."""
    return Provider.objects.filter(owner=user, kind=ProviderKind.INDIVIDUAL).order_by("pk").first()


def lock_for_one_listing(user: User, kind: str) -> None:
    """Let nobody else give this account a listing until the transaction ends; raises HasListingError if it has one.

    One person, one listing; somebody can keep several practices.
    """
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if kind == ProviderKind.INDIVIDUAL and (there := listing_of(user)):
        raise HasListingError(there)


def free_slug(name: str) -> str:
    """An address for the page that nobody has: the name, with a random end that says nothing of who has the same name."""
    return f"{slugify(name)[:LONGEST_NAME].strip('-') or 'listing'}-{secrets.token_hex(4)}"


def make_draft(*, name: str, kind: str, owner: User | None, post_nominals: str = "") -> Provider:
    """A listing that nobody sees but its owner."""
    return Provider.objects.create(
        name=name, kind=kind, owner=owner, post_nominals=post_nominals, slug=free_slug(name)
    )


def draft_from_record(record: RegistryRecord, *, owner: User) -> Provider:
    """A draft with what the registry says of its owner."""
    draft = make_draft(name=record.name[:150], kind=record.kind, owner=owner)
    prefill(draft, record)
    return draft


@transaction.atomic
def prefill(draft: Provider, record: RegistryRecord) -> None:
    """Fill what is blank in a draft from the registry: the letters, and the place where its ZIP code is known.

    License numbers of the registry were typed by the person: they are hints for a reviewer, and no license.
    """
    if not draft.post_nominals and record.kind == ProviderKind.INDIVIDUAL:
        draft.post_nominals = record.credential_text.replace(".", "")[:60].strip()
        draft.save(update_fields=["post_nominals", "changed_at"])
    place = zip_place(record.zip)
    if place and not draft.locations.exists():
        Location.objects.create(
            provider=draft,
            address=record.address,
            city=place.city,
            state=place.state,
            zip=record.zip,
            latitude=place.latitude,
            longitude=place.longitude,
        )
