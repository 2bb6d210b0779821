"""What is counted of a listing."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FigureKind(TextChoices):
    VIEW = "view", _("Page opened")
    RESULT = "result", _("Shown in a search")
    MESSAGE = "message", _("Messages")
