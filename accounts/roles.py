"""What a person who signs in may do."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    PROVIDER = "provider", _("Provider")
    REVIEWER = "reviewer", _("Reviewer")
    SENIOR_REVIEWER = "senior_reviewer", _("Senior reviewer")
    ADMINISTRATOR = "administrator", _("Administrator")


# Who may decide on licenses; an administrator keeps people and rules, and decides nothing.
REVIEWERS = (Role.REVIEWER, Role.SENIOR_REVIEWER)
STAFF = (*REVIEWERS, Role.ADMINISTRATOR)
