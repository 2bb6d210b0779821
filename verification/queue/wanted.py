"""What of the queue somebody wants to see."""

from dataclasses import dataclass, replace
from typing import Any, Self

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Held(TextChoices):
    """In whose hands a row is."""

    FREE = "free", _("Nobody works on it")
    MINE = "mine", _("I work on it")
    OTHERS = "others", _("Somebody else works on it")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The choices of the filter; empty ones narrow nothing. `late` is what is overdue."""

    kinds: tuple[str, ...] = ()
    state: str = ""
    held: str = ""
    late: bool = False

    def without(self, **choices: Any) -> Self:
        """The same with some choices taken back."""
        return replace(self, **choices)
