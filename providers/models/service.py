"""What a provider offers: four facts kept apart, and what each phase costs."""

from typing import Any, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, F, Min, OuterRef, Q, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of
from providers.models.provider import Provider
from providers.vocabulary.treatment import (
    Format,
    Molecule,
    Phase,
    Psychotherapy,
    Route,
    TreatmentModel,
)


class ServiceQuerySet(models.QuerySet["Service"]):
    def with_course_cost(self) -> Self:
        """Annotate `course_low` and `course_high` in whole US dollars; NULL unless every included phase has a price."""
        course = (
            ServicePhase.objects.filter(service=OuterRef("pk"))
            .order_by()
            .values("service")
            .annotate(
                unpriced=Count("pk", filter=Q(price_low__isnull=True)),
                low=Sum(F("sessions") * F("price_low")),
                high=Sum(F("sessions") * F("price_high")),
            )
            .filter(unpriced=0)
        )
        return self.annotate(
            course_low=Subquery(course.values("low")),
            course_high=Subquery(course.values("high")),
        )

    def priced(self) -> Self:
        """Those with a price for the whole course."""
        return self.with_course_cost().filter(Q(course_low__isnull=False))

    def lowest(self) -> Any:
        """`provider` and `low`, the lowest price that the provider states for a whole course."""
        by_provider = self.priced().order_by().values("provider")
        return by_provider.annotate(low=Min("course_low")).values("provider", "low")


class Service(models.Model):
    """Molecule × route × treatment model × psychotherapy × format."""

    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="services")
    molecule = models.CharField(_("medicine"), max_length=12, choices=Molecule)
    route = models.CharField(_("how it is given"), max_length=12, choices=Route)
    model = models.CharField(_("treatment model"), max_length=12, choices=TreatmentModel)
    therapy = models.CharField(_("talk therapy"), max_length=14, choices=Psychotherapy)
    format = models.CharField(_("where"), max_length=12, choices=Format)
    description = models.TextField(_("in your words"), max_length=1000, blank=True)

    # Annotations of `with_course_cost`.
    course_low: int | None
    course_high: int | None

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ("provider", "pk")
        constraints = (
            one_of("service", "molecule", Molecule),
            one_of("service", "route", Route),
            one_of("service", "model", TreatmentModel),
            one_of("service", "therapy", Psychotherapy),
            one_of("service", "format", Format),
            models.UniqueConstraint(
                fields=["provider", "molecule", "route", "model", "therapy", "format"],
                name="service_once",
                violation_error_message=_("This service is already in the listing."),
            ),
            # Spravato is given in a certified setting, with at least 2 hours of monitoring.
            models.CheckConstraint(
                condition=~Q(molecule=Molecule.ESKETAMINE) | Q(format=Format.IN_PERSON),
                name="service_esketamine_in_person",
                violation_error_message=_(
                    "Esketamine (Spravato) is given only in a certified place, with a prescriber on "
                    "site and at least 2 hours of watching over you. It is never used at home."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(molecule=Molecule.ESKETAMINE) | Q(route=Route.INTRANASAL),
                name="service_esketamine_is_a_spray",
                violation_error_message=_("Esketamine (Spravato) is a nasal spray."),
            ),
        )
        indexes = (models.Index(fields=["model", "provider"], name="service_model"),)

    def __str__(self) -> str:
        return (
            f"{self.get_model_display()}: {self.get_route_display()}, {self.get_format_display()}"
        )


class ServicePhase(models.Model):
    """A phase that a service includes, how many sessions a usual course has of it, and the price of one."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="phases")
    phase = models.CharField(_("phase"), max_length=12, choices=Phase)
    sessions = models.PositiveSmallIntegerField(
        _("sessions in a usual course"), default=1, validators=[MinValueValidator(1)]
    )
    price_low = models.PositiveIntegerField(_("lowest price of a session"), null=True, blank=True)
    price_high = models.PositiveIntegerField(_("highest price of a session"), null=True, blank=True)

    class Meta:
        verbose_name = _("phase of a service")
        verbose_name_plural = _("phases of a service")
        ordering = ("service", "pk")
        constraints = (
            one_of("service_phase", "phase", Phase),
            models.UniqueConstraint(fields=["service", "phase"], name="service_phase_once"),
            models.CheckConstraint(condition=Q(sessions__gte=1), name="service_phase_has_sessions"),
            models.CheckConstraint(
                condition=Q(price_low__isnull=True, price_high__isnull=True)
                | Q(
                    price_low__isnull=False,
                    # Without this a missing high price would pass: NULL is not false.
                    price_high__isnull=False,
                    price_high__gte=F("price_low"),
                ),
                name="service_phase_price_range",
                violation_error_message=_("The highest price is at least the lowest."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_phase_display()} × {self.sessions}"
