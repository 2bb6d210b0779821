"""Who shows licenses to the public, and where; administrators keep the table."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of, some_of
from providers.models.stated_list import StatedListField
from providers.vocabulary.license import LicenseType
from providers.vocabulary.state import State


class Board(models.Model):
    """A page on which licenses can be looked up: of a board of some license types, of a state's one board of all, or of the whole country."""

    name = models.CharField(_("name"), max_length=150)
    state = models.CharField(
        _("state"),
        max_length=2,
        choices=State,
        blank=True,
        help_text=_("Empty: for the whole country."),
    )
    license_types = StatedListField(
        LicenseType, null=False, default=list, verbose_name=_("license types")
    )
    of_all_types = models.BooleanField(_("shows every license type of the state"), default=False)
    url = models.URLField(
        _("look-up page"),
        max_length=500,
        validators=[URLValidator(schemes=["https"])],
    )
    how = models.CharField(_("how to look"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")
        ordering = ("state", "name", "pk")
        constraints = (
            one_of("board", "state", State, blank=True),
            some_of("board", "license_types", LicenseType),
            models.CheckConstraint(
                condition=Q(url__regex=r"^https://[^\s{}]+$"),
                name="board_url_is_one_address",
                violation_error_message=_("One address that begins with https://"),
            ),
            models.CheckConstraint(
                condition=Q(of_all_types=True, license_types=[])
                | Q(of_all_types=False, license_types__len__gte=1),
                name="board_shows_some_types_or_all",
                violation_error_message=_("Choose license types, or “every license type”."),
            ),
            models.CheckConstraint(
                condition=~Q(of_all_types=True, state=""),
                name="board_of_all_types_is_of_a_state",
                violation_error_message=_("No page shows every license of the whole country."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if "{" in self.url or "}" in self.url:
            raise ValidationError({"url": _("One address, without parts to fill in.")})
