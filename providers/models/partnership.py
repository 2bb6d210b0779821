"""A therapist and a prescriber who form a care team, and the people of a practice."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from providers.dates import today
from providers.models.constraints import one_of, some_of, together
from providers.models.provider import Provider
from providers.models.stated_list import StatedListField
from providers.vocabulary.checking import ListingState
from providers.vocabulary.joining import MemberRole
from providers.vocabulary.state import State


class Side(models.TextChoices):
    """Which of the two it is."""

    THERAPIST = "therapist", _("Therapist")
    PRESCRIBER = "prescriber", _("Prescriber")


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    def of(self, listing: Provider) -> Self:
        """Those in which the listing is one of the two."""
        return self.filter(Q(therapist=listing) | Q(prescriber=listing))

    def active(self, on: dt.date | None = None) -> Self:
        """Confirmed by both, within their dates, not ended."""
        on = on or today()
        return self.filter(
            confirmed_at__isnull=False,
            ended_at__isnull=True,
            valid_from__lte=on,
            valid_until__gte=on,
        )

    def public(self) -> Self:
        """Of two published listings: a partner whom the public cannot see makes no team."""
        return self.filter(
            therapist__listing_state=ListingState.PUBLISHED,
            prescriber__listing_state=ListingState.PUBLISHED,
        )


class Partnership(models.Model):
    """Two-sided: one proposes, the other confirms; either ends it at once; it runs out unless confirmed again."""

    therapist = models.ForeignKey(
        Provider, on_delete=models.CASCADE, related_name="prescriber_partnerships"
    )
    prescriber = models.ForeignKey(
        Provider, on_delete=models.CASCADE, related_name="therapist_partnerships"
    )
    states = StatedListField(State, null=False, blank=False, verbose_name=_("states"))
    proposed_at = models.DateTimeField(_("proposed"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_until = models.DateField(_("until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    # Which side asked, so that only the other can say yes; a person may keep listings on both.
    proposed_from = models.CharField(
        _("proposed by the"), max_length=10, choices=Side, blank=True, default="", db_default=""
    )
    # Asked to confirm for another year, and from which side; empty while nobody asks.
    renewal_at = models.DateTimeField(_("renewal proposed"), null=True, blank=True)
    renewal_from = models.CharField(
        _("renewal proposed by the"),
        max_length=10,
        choices=Side,
        blank=True,
        default="",
        db_default="",
    )
    # The `valid_until` of which both were reminded: one reminder for each.
    reminded_for = models.DateField(null=True, blank=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ("-proposed_at", "pk")
        constraints = (
            some_of("partnership", "states", State),
            models.CheckConstraint(condition=Q(states__len__gte=1), name="partnership_has_states"),
            models.CheckConstraint(
                condition=~Q(therapist=F("prescriber")), name="partnership_takes_two"
            ),
            together(
                "partnership", "confirmed_with_dates", "confirmed_at", "valid_from", "valid_until"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="partnership_dates_in_order",
            ),
            one_of("partnership", "proposed_from", Side, blank=True),
            one_of("partnership", "renewal_from", Side, blank=True),
            models.CheckConstraint(
                condition=Q(renewal_at__isnull=True, renewal_from="")
                | (Q(renewal_at__isnull=False, confirmed_at__isnull=False) & ~Q(renewal_from="")),
                name="partnership_renewal_is_asked_by_a_side",
            ),
            models.UniqueConstraint(
                fields=["therapist", "prescriber"],
                condition=Q(ended_at__isnull=True),
                name="partnership_once",
                violation_error_message=_("You two already have a partnership."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.therapist} + {self.prescriber}"

    def side_of(self, listing: Provider) -> Side:
        """Which of the two the listing is; raises ValueError for a third."""
        if listing.pk == self.therapist_id:
            return Side.THERAPIST
        if listing.pk == self.prescriber_id:
            return Side.PRESCRIBER
        raise ValueError("the listing is neither of the two")

    def partner_of(self, listing: Provider) -> Provider:
        """The other of the two; raises ValueError for a third."""
        return self.prescriber if self.side_of(listing) == Side.THERAPIST else self.therapist


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> Self:
        """Confirmed by the member and not ended; who was suspended, or has closed, lends nothing to a practice."""
        return self.filter(confirmed_at__isnull=False, ended_at__isnull=True).exclude(
            member__listing_state__in=(ListingState.SUSPENDED, ListingState.CLOSED)
        )


class Membership(models.Model):
    """A person who works in a practice; their licenses count for the practice's listing."""

    practice = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(
        _("role"),
        max_length=10,
        choices=MemberRole,
        default=MemberRole.CLINICIAN,
        db_default=MemberRole.CLINICIAN,
    )
    confirmed_at = models.DateTimeField(_("confirmed by the member"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("practice", "pk")
        constraints = (
            one_of("membership", "role", MemberRole),
            models.CheckConstraint(condition=~Q(practice=F("member")), name="membership_takes_two"),
            models.UniqueConstraint(
                fields=["practice", "member"],
                condition=Q(ended_at__isnull=True),
                name="membership_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.member} in {self.practice}"
