"""Who keeps a listing: the same people as `Provider.objects.editable_by` lets in, asked from the listing's side."""

from django.db.models import Q, QuerySet

from accounts.models import User
from providers.models import Membership, Provider
from providers.vocabulary.joining import MemberRole


def keepers_of(listing: Provider) -> QuerySet[User]:
    """Its owner, and the managers of a practice who have confirmed it; nobody whose account is switched off."""
    managers = Membership.objects.active().filter(practice=listing, role=MemberRole.MANAGER)
    its_own = Q(pk=listing.owner_id) | Q(pk__in=managers.values("member__owner"))
    return User.objects.filter(its_own, is_active=True).order_by("pk")
