"""A place where a provider sees clients."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from providers.models.constraints import one_of
from providers.models.provider import Provider
from providers.vocabulary.city import city_name
from providers.vocabulary.state import State


class Location(models.Model):
    """An address with coordinates, so that distance can be told."""

    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="locations")
    name = models.CharField(_("name of the place"), max_length=150, blank=True)
    address = models.CharField(_("street and number"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=80)
    state = models.CharField(_("state"), max_length=2, choices=State)
    zip = models.CharField(
        _("ZIP code"),
        max_length=5,
        validators=[RegexValidator(r"\A[0-9]{5}\Z", _("A ZIP code has 5 digits."))],
    )
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    phone = PhoneNumberField(_("phone"), blank=True)

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")
        ordering = ("provider", "pk")
        constraints = (
            one_of("location", "state", State),
            models.CheckConstraint(
                condition=Q(zip__regex=r"^[0-9]{5}$"), name="location_zip_5_digits"
            ),
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="location_on_earth",
            ),
        )
        indexes = (
            # The box around a place, before distances are computed.
            models.Index(fields=["latitude", "longitude"], name="location_box"),
            models.Index(fields=["state", "provider"], name="location_state"),
        )

    def __str__(self) -> str:
        return f"{self.city}, {self.state} {self.zip}"

    @property
    def city_name(self) -> str:
        """The city as people write it, also where the provider copied it from a list."""
        return city_name(self.city, self.state)
