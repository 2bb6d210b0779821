"""A change of a prescribing rule that somebody has written and that does not count yet."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q, TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from providers.models import PrescribingRule
from providers.models.constraints import one_of, some_of, together
from providers.models.stated_list import StatedListField
from providers.vocabulary.checking import Confidence, RuleAuthority
from providers.vocabulary.license import LicenseType
from providers.vocabulary.state import State
from providers.vocabulary.treatment import Route, route_names


class ProposalKind(TextChoices):
    CHANGE = "change", _("New version")
    CONFIRM = "confirm", _("Confirmation")


class Stage(TextChoices):
    """Where it stands; the last three are for good."""

    WAITING = "waiting", _("Waiting")
    APPLIED = "applied", _("Applied")
    REFUSED = "refused", _("Refused")
    TAKEN_BACK = "taken_back", _("Taken back")


class RuleProposal(models.Model):
    """What one version is to say, or which row is to count; a trigger keeps it as it was once it is closed.

    `base` is the version of the rule that the writer had before them: a proposal never applies to anything else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=ProposalKind)
    license_type = models.CharField(_("license type"), max_length=24, choices=LicenseType)
    state = models.CharField(_("state"), max_length=2, choices=State)
    base = models.CharField(max_length=16)
    # The row to be confirmed.
    rule = models.ForeignKey(
        PrescribingRule, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    authority = models.CharField(_("authority"), max_length=16, choices=RuleAuthority)
    routes = StatedListField(Route, null=False, default=list, verbose_name=_("only for"))
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_until = models.DateField(_("in force until"), null=True, blank=True)
    condition = models.TextField(_("conditions"), blank=True)
    source = models.TextField(_("source"), blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    confidence = models.CharField(_("confidence"), max_length=8, choices=Confidence)
    reason = models.TextField(_("why"))
    proposed_at = models.DateTimeField(_("proposed at"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage, default=Stage.WAITING, db_default=Stage.WAITING
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("closed by"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    closing_reason = models.TextField(_("why closed"), blank=True)
    # How many listings it altered when it was applied.
    altered = models.PositiveIntegerField(_("listings altered"), null=True, blank=True)

    class Meta:
        verbose_name = _("proposed change of a rule")
        verbose_name_plural = _("proposed changes of rules")
        ordering = ("-proposed_at", "-pk")
        default_permissions = ()
        constraints = (
            one_of("proposal", "kind", ProposalKind),
            one_of("proposal", "license_type", LicenseType),
            one_of("proposal", "state", State),
            one_of("proposal", "authority", RuleAuthority),
            one_of("proposal", "confidence", Confidence),
            one_of("proposal", "stage", Stage),
            some_of("proposal", "routes", Route),
            together("proposal", "closed_by_whom_and_when", "closed_at", "closed_by"),
            models.CheckConstraint(
                condition=Q(stage=Stage.WAITING, closed_at__isnull=True)
                | (~Q(stage=Stage.WAITING) & Q(closed_at__isnull=False)),
                name="proposal_closed_or_waiting",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.APPLIED, altered__isnull=False)
                | (~Q(stage=Stage.APPLIED) & Q(altered__isnull=True)),
                name="proposal_applied_to_so_many",
            ),
            # Who takes or gives prescribing status needs a second person.
            models.CheckConstraint(
                condition=~Q(stage=Stage.APPLIED) | Q(altered=0) | ~Q(closed_by=F("proposed_by")),
                name="proposal_of_weight_has_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.REFUSED) | ~Q(closing_reason=""),
                name="proposal_refused_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(kind=ProposalKind.CONFIRM, rule__isnull=False)
                | Q(kind=ProposalKind.CHANGE, rule__isnull=True),
                name="proposal_names_what_it_confirms",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="proposal_has_a_reason"),
            models.CheckConstraint(
                condition=Q(routes__isnull=False), name="proposal_routes_are_a_list"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="proposal_dates_in_order",
            ),
            models.UniqueConstraint(
                fields=["license_type", "state"],
                condition=Q(stage=Stage.WAITING),
                name="proposal_one_waits",
            ),
        )
        indexes = (models.Index(fields=["license_type", "state"], name="proposal_of_rule"),)

    def __str__(self) -> str:
        return f"{self.get_license_type_display()}, {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("review_rule_proposal", args=[self.pk])

    @property
    def route_names(self) -> str:
        """The routes to which it is limited, as people read them."""
        return route_names(self.routes or ())

    @property
    def waits(self) -> bool:
        """Nobody has applied, refused or taken it back."""
        return self.stage == Stage.WAITING
