"""The words in which the rooms above ask for providers; their meaning stands in providers/words.py."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import FloatField, Min, OuterRef, Q, Subquery

from providers.geography import BoundingBox, distance_expression
from providers.vocabulary.joining import MemberRole

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    from providers.models.provider import Provider  # noqa: F401 - named in the base class


class ProviderQuerySet(models.QuerySet["Provider"]):
    def published(self) -> Self:
        """Listings that the public may see."""
        from providers import words

        return self.filter(words.published())

    def verified(self, on: dt.date | None = None) -> Self:
        """Listings with a badge, kept true by their owners."""
        from providers import words

        return self.filter(words.verified(on))

    def editable_by(self, user: "AbstractBaseUser | AnonymousUser") -> Self:
        """Listings that this person keeps: their own, and those of practices whose manager they are.

        A manager is a member who has confirmed it; nobody keeps a listing by their role on the site.
        """
        if not user.is_authenticated:
            return self.none()
        from providers.models.partnership import Membership

        managed = Membership.objects.active().filter(
            role=MemberRole.MANAGER, member__owner_id=user.pk
        )
        return self.filter(Q(owner_id=user.pk) | Q(pk__in=managed.values("practice")))

    def near_to(self, user: "AbstractBaseUser") -> Self:
        """Listings on which this person must not decide: their own and practices in which they work, and whose licenses count for these.

        A practice counts the licenses of all who work in it, a care team those of both partners.
        """
        from providers.models.partnership import Membership, Partnership

        # Whoever was suspended works there all the same, and a team that ran out is soon renewed. Whoever manages a practice works in it.
        at_work = Membership.objects.filter(confirmed_at__isnull=False, ended_at__isnull=True)
        teams = Partnership.objects.filter(confirmed_at__isnull=False, ended_at__isnull=True)
        own = type(self)(self.model, using=self.db).filter(owner_id=user.pk).order_by()
        # Unions and not "or", for which the database would read every listing.
        home = own.values("pk").union(at_work.filter(member__owner_id=user.pk).values("practice"))
        keys = home.union(
            at_work.filter(practice__in=home).values("member"),
            teams.filter(therapist__in=home).values("prescriber"),
            teams.filter(prescriber__in=home).values("therapist"),
        )
        return self.filter(pk__in=keys)

    def with_distance(self, latitude: float, longitude: float) -> Self:
        """Annotate `distance_miles` to the nearest of a provider's places; NULL for those without one."""
        from providers.models.location import Location

        nearest = (
            Location.objects.filter(provider=OuterRef("pk"))
            .order_by()
            .values("provider")
            .annotate(nearest=Min(distance_expression(latitude, longitude)))
            .values("nearest")
        )
        return self.annotate(distance_miles=Subquery(nearest, output_field=FloatField()))


def near(latitude: float, longitude: float, miles: float) -> Q:
    """Has a place in the circle; a box over the index first, then the distance."""
    from providers.models.location import Location

    box = BoundingBox.around(latitude, longitude, miles)
    inside = (
        Location.objects.filter(box.condition())
        .annotate(miles=distance_expression(latitude, longitude))
        .filter(miles__lte=miles)
    )
    return Q(pk__in=inside.values("provider"))
