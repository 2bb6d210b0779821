"""What federal law says about ketamine in all states, in versions with sources and an end."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from providers.dates import today
from providers.models.constraints import one_of
from providers.vocabulary.checking import FederalTopic


class FederalRuleQuerySet(models.QuerySet["FederalRule"]):
    def last(self) -> Self:  # type: ignore[override]
        """The newest version of each topic, which puts the former ones aside."""
        later = FederalRule.objects.filter(topic=OuterRef("topic"), version__gt=OuterRef("version"))
        return self.filter(~Exists(later))


class FederalRule(models.Model):
    """One version of one topic; append-only. It holds through `valid_until`, and says after that day that it has ended."""

    topic = models.CharField(_("topic"), max_length=20, choices=FederalTopic)
    version = models.PositiveSmallIntegerField(_("version"))
    text = models.CharField(_("in words"), max_length=300)
    valid_until = models.DateField(_("holds until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("where it stands"), max_length=500, blank=True)
    source_date = models.DateField(_("date of the source"))
    reason = models.CharField(_("why"), max_length=600, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now())
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )

    objects = FederalRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("federal rule")
        verbose_name_plural = _("federal rules")
        ordering = ("topic", "-version")
        default_permissions = ()
        constraints = (
            one_of("federalrule", "topic", FederalTopic),
            # Two who write the next version at once: one of them is told.
            models.UniqueConstraint(fields=["topic", "version"], name="federalrule_version_once"),
            models.CheckConstraint(condition=~Q(text=""), name="federalrule_says_something"),
            models.CheckConstraint(
                condition=Q(recorded_by__isnull=True) | ~Q(reason=""),
                name="federalrule_version_has_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_topic_display()}, {self.version}"

    def has_ended(self, on: dt.date | None = None) -> bool:
        """Whether the last day on which it held has passed."""
        return self.valid_until is not None and self.valid_until < (on or today())


def federal_rule(topic: str) -> FederalRule | None:
    """The version of a topic that stands."""
    return FederalRule.objects.filter(topic=topic).order_by("-version").first()
