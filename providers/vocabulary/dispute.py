"""What becomes of "this is my license", said of one that stands on another listing."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DisputeState(TextChoices):
    WAITING = "waiting", _("A reviewer decides")
    GRANTED = "granted", _("It is yours")
    REFUSED = "refused", _("It stays as it is")
    WITHDRAWN = "withdrawn", _("Taken back")
