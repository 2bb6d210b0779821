"""What a client says of how to reach them, and what became of a message."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How a client wants to be answered."""

    EMAIL = "email", _("By email")
    PHONE = "phone", _("By phone")


class Outcome(TextChoices):
    """What the provider says they did with a message."""

    REPLIED = "replied", _("Replied")
    CANNOT_TAKE = "cannot_take", _("Can’t take new clients")
