"""Somebody says: this is me, or this is my practice."""

import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of, together
from providers.models.provider import Provider
from providers.models.registry_record import RegistryRecord
from providers.npi import NpiIsValid, validate_npi
from providers.vocabulary.joining import LIVE_CLAIMS, ClaimState
from providers.vocabulary.people import ProviderKind

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

MOST_TRIES = 5


class ClaimQuerySet(models.QuerySet["Claim"]):
    def live(self) -> Self:
        """Those that wait for proof or for a decision."""
        return self.filter(state__in=LIVE_CLAIMS)

    def of(self, user: "AbstractBaseUser | AnonymousUser") -> Self:
        """Those that this person made; nobody else's claim can be reached by its key."""
        return self.filter(claimant_id=user.pk) if user.is_authenticated else self.none()

    def of_people(self) -> Self:
        """Claims to be a person; the others are about practices."""
        return self.filter(
            Q(provider__kind=ProviderKind.INDIVIDUAL)
            | Q(provider__isnull=True, record__kind=ProviderKind.INDIVIDUAL)
        )

    def rivals_of(self, claim: "Claim") -> Self:
        """What others say of the same NPI, and have not taken back or been refused."""
        if not claim.npi:
            return self.none()
        standing = (*LIVE_CLAIMS, ClaimState.ACCEPTED)
        return self.filter(npi=claim.npi, state__in=standing).exclude(claimant=claim.claimant_id)


class Claim(models.Model):
    """A claim on a draft, on a registry record, or on both; only one can ever be accepted for an NPI.

    `tries` counts the wrong codes in all, whatever number of codes was made, and goes on from an earlier claim on the same NPI.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    claimant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("claimant"),
        on_delete=models.CASCADE,
        related_name="claims",
    )
    provider = models.ForeignKey(
        Provider,
        verbose_name=_("listing"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="claims",
    )
    record = models.ForeignKey(
        RegistryRecord,
        verbose_name=_("registry record"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="claims",
    )
    npi = models.CharField(  # noqa: DJ001 - as in Provider: no NPI is not a blank one
        _("NPI"), max_length=10, null=True, blank=True, validators=[validate_npi]
    )
    state = models.CharField(_("state"), max_length=10, choices=ClaimState, default=ClaimState.OPEN)
    tries = models.PositiveSmallIntegerField(_("wrong codes"), default=0)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    # A key that may outlive the account, as in Evidence.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("-made_at", "pk")
        constraints = (
            one_of("claim", "state", ClaimState),
            models.CheckConstraint(
                condition=Q(provider__isnull=False) | Q(record__isnull=False),
                name="claim_is_about_something",
            ),
            # NULL is not false: a record without the NPI beside it would pass a mere comparison.
            models.CheckConstraint(
                condition=Q(record__isnull=True) | Q(npi__isnull=False, npi=F("record")),
                name="claim_npi_of_its_record",
            ),
            models.CheckConstraint(condition=NpiIsValid("npi"), name="claim_npi_check_digit"),
            models.CheckConstraint(
                condition=Q(tries__lte=MOST_TRIES), name="claim_tries_at_most_5"
            ),
            together("claim", "decided_by_someone", "decided_at", "decided_by"),
            models.CheckConstraint(
                condition=Q(state__in=LIVE_CLAIMS, decided_at__isnull=True)
                | Q(decided_at__isnull=False) & ~Q(state__in=LIVE_CLAIMS),
                name="claim_decided_or_live",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(ClaimState.ACCEPTED, ClaimState.REFUSED)) | ~Q(reason=""),
                name="claim_decided_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state=ClaimState.ACCEPTED) | Q(provider__isnull=False),
                name="claim_accepted_has_a_listing",
            ),
            models.UniqueConstraint(
                fields=["npi"], condition=Q(state=ClaimState.ACCEPTED), name="claim_accepted_once"
            ),
            models.UniqueConstraint(
                fields=["provider"],
                condition=Q(state=ClaimState.ACCEPTED),
                name="claim_accepted_once_a_listing",
            ),
            models.UniqueConstraint(
                fields=["npi", "claimant"],
                condition=Q(state__in=LIVE_CLAIMS),
                name="claim_once_a_person",
            ),
            models.UniqueConstraint(
                fields=["provider"],
                condition=Q(state__in=LIVE_CLAIMS),
                name="claim_once_a_listing",
            ),
        )
        indexes = (
            # What waits for a reviewer, oldest first.
            models.Index(
                fields=["made_at"], condition=Q(state__in=LIVE_CLAIMS), name="claim_waiting"
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.pk])

    @property
    def subject(self) -> str:
        """The name of what is claimed."""
        return self.provider.name if self.provider else self.record.name if self.record else ""

    @property
    def is_live(self) -> bool:
        return self.state in LIVE_CLAIMS


def newest_claim(listing: Provider) -> Claim | None:
    """How it stands with the identity of whoever keeps the listing; None for one that has been accepted."""
    if listing.identity_accepted_at is not None:
        return None
    return Claim.objects.filter(provider=listing).order_by("-made_at").first()
