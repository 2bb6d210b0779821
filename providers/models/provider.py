"""A clinician or a practice that has a listing."""

import datetime as dt

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from providers.dates import today
from providers.models.constraints import one_of, some_of
from providers.models.provider_queryset import ProviderQuerySet
from providers.models.stated_list import StatedListField
from providers.npi import NpiIsValid, validate_npi
from providers.vocabulary.checking import ListingState
from providers.vocabulary.people import Ages, Community, Gender, Language, ProviderKind
from providers.vocabulary.practice import Access, Availability, Hours, Insurance, Pay
from providers.vocabulary.state import State
from providers.vocabulary.treatment import Condition, Orientation

MOST_CONDITIONS = 8


class Provider(models.Model):
    """What is known of a provider, apart from the rows that have files of their own."""

    kind = models.CharField(
        _("kind"), max_length=12, choices=ProviderKind, default=ProviderKind.INDIVIDUAL
    )
    slug = models.SlugField(_("address of the page"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=150)
    post_nominals = models.CharField(_("letters after the name"), max_length=60, blank=True)
    npi = models.CharField(
        _("NPI"), max_length=10, null=True, blank=True, unique=True, validators=[validate_npi]
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="providers",
    )

    listing_state = models.CharField(
        _("state of the listing"), max_length=10, choices=ListingState, default=ListingState.DRAFT
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    consented_at = models.DateTimeField(_("owner agreed to be listed"), null=True, blank=True)
    identity_accepted_at = models.DateTimeField(_("identity accepted"), null=True, blank=True)
    attested_on = models.DateField(_("owner confirmed the listing"), null=True, blank=True)

    availability = models.CharField(
        _("availability"), max_length=10, choices=Availability, default=Availability.UNKNOWN
    )
    availability_on = models.DateField(_("availability stated"), null=True, blank=True)
    # The last day on which it counts, where the provider named one; never later than the rule of AVAILABILITY_DAYS lets it.
    availability_until = models.DateField(_("availability until"), null=True, blank=True)
    next_opening_days = models.PositiveSmallIntegerField(
        _("days until a first visit"), null=True, blank=True, validators=[MaxValueValidator(365)]
    )

    about = models.TextField(_("about"), max_length=3000, blank=True)
    gender = models.CharField(_("gender"), max_length=10, choices=Gender, blank=True)
    practicing_since = models.PositiveSmallIntegerField(
        _("in practice since"), null=True, blank=True, validators=[MinValueValidator(1940)]
    )
    phone = PhoneNumberField(_("phone"), blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)

    telehealth_states = StatedListField(State, verbose_name=_("telehealth in"))
    conditions = StatedListField(Condition, verbose_name=_("conditions"))
    orientations = StatedListField(Orientation, verbose_name=_("orientations"))
    insurance = StatedListField(Insurance, verbose_name=_("insurance"))
    pay = StatedListField(Pay, verbose_name=_("ways to pay"))
    languages = StatedListField(Language, verbose_name=_("languages"))
    hours = StatedListField(Hours, verbose_name=_("hours"))
    ages = StatedListField(Ages, verbose_name=_("ages"))
    communities = StatedListField(Community, verbose_name=_("communities"))
    access = StatedListField(Access, verbose_name=_("access"))

    who_is_in_the_room = models.TextField(_("who is in the room"), max_length=1000, blank=True)
    monitoring = models.TextField(_("monitoring"), max_length=1000, blank=True)
    emergency_plan = models.TextField(_("emergency plan"), max_length=1000, blank=True)
    ride_home = models.TextField(_("ride home"), max_length=1000, blank=True)
    touch_policy = models.TextField(_("touch"), max_length=1000, blank=True)
    consent_policy = models.TextField(_("consent"), max_length=1000, blank=True)

    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ProviderQuerySet.as_manager()

    class Meta:
        verbose_name = _("provider")
        verbose_name_plural = _("providers")
        ordering = ("name", "pk")
        constraints = (
            one_of("provider", "kind", ProviderKind),
            one_of("provider", "listing_state", ListingState),
            one_of("provider", "availability", Availability),
            one_of("provider", "gender", Gender, blank=True),
            some_of("provider", "telehealth_states", State),
            some_of("provider", "conditions", Condition),
            some_of("provider", "orientations", Orientation),
            some_of("provider", "insurance", Insurance),
            some_of("provider", "pay", Pay),
            some_of("provider", "languages", Language),
            some_of("provider", "hours", Hours),
            some_of("provider", "ages", Ages),
            some_of("provider", "communities", Community),
            some_of("provider", "access", Access),
            models.CheckConstraint(
                condition=Q(conditions__len__lte=MOST_CONDITIONS) | Q(conditions__isnull=True),
                name="provider_conditions_at_most_8",
            ),
            models.CheckConstraint(condition=NpiIsValid("npi"), name="provider_npi_check_digit"),
            models.CheckConstraint(condition=~Q(name=""), name="provider_has_a_name"),
            # No public listing without the provider's consent and an accepted claim of identity.
            models.CheckConstraint(
                condition=~Q(listing_state__in=(ListingState.PUBLISHED, ListingState.PAUSED))
                | Q(
                    owner__isnull=False,
                    published_at__isnull=False,
                    consented_at__isnull=False,
                    identity_accepted_at__isnull=False,
                    attested_on__isnull=False,
                ),
                name="provider_published_with_consent",
            ),
            # An availability is worth something only with the day it was said.
            models.CheckConstraint(
                condition=Q(availability=Availability.UNKNOWN) | Q(availability_on__isnull=False),
                name="provider_availability_dated",
            ),
            models.CheckConstraint(
                condition=Q(availability_until__isnull=True)
                | Q(
                    availability_on__isnull=False,
                    availability_until__gte=F("availability_on"),
                ),
                name="provider_availability_dates_in_order",
            ),
            # One person, one listing; somebody can keep several practices.
            models.UniqueConstraint(
                fields=["owner"],
                condition=Q(kind=ProviderKind.INDIVIDUAL),
                name="provider_one_listing_a_person",
                violation_error_message=_("This person has a listing already."),
            ),
        )
        indexes = (
            # Every search starts from the published ones.
            models.Index(
                fields=["id"],
                condition=Q(listing_state=ListingState.PUBLISHED),
                name="provider_published",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("provider", args=[self.slug])

    def availability_today(self, on: dt.date | None = None) -> Availability:
        """What the provider said, or unknown once that is over, or `AVAILABILITY_DAYS` old: silence is not "open"."""
        on = on or today()
        said, until = self.availability_on, self.availability_until
        oldest = on - dt.timedelta(days=settings.AVAILABILITY_DAYS)
        if said is None or said < oldest or (until is not None and until < on):
            return Availability.UNKNOWN
        return Availability(self.availability)

    def is_stale(self, on: dt.date | None = None) -> bool:
        """The owner has not confirmed the listing for more than `ATTESTATION_DAYS`."""
        oldest = (on or today()) - dt.timedelta(days=settings.ATTESTATION_DAYS)
        return self.attested_on is None or self.attested_on < oldest
