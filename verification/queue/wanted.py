"""What of the queue somebody wants to see, and how the database finds it."""

from dataclasses import dataclass, replace
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from providers.dates import today
from verification.models import Hold
from verification.queue.clock import latest_overdue
from verification.queue.kinds import CLOCKS, held_as


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

    def narrow(
        self, kind: str, rows: QuerySet[Any, dict[str, Any]], by: User | None
    ) -> QuerySet[Any, dict[str, Any]]:
        """Of the rows of one kind those that are wanted; `by` is whoever "mine" means."""
        if self.state:
            rows = rows.filter(waiting_state=self.state)
        if self.held:
            rows = rows.filter(_in_hands(kind, self.held, by))
        return rows.filter(is_late(kind)) if self.late else rows


def is_late(kind: str) -> Q:
    """The rows of a kind that are overdue now."""
    by_clock = latest_overdue(timezone.now(), CLOCKS[kind])
    return Q(waiting_due_on__lt=today()) | Q(
        waiting_due_on__isnull=True, waiting_since__lte=by_clock
    )


def holds_on(kind: str) -> QuerySet[Hold]:
    """The hold on a row of a kind, for a subquery."""
    return Hold.objects.live().filter(kind=held_as(kind), subject=OuterRef("waiting_subject"))


def _in_hands(kind: str, held: str, by: User | None) -> Any:
    holds = holds_on(kind)
    if held == Held.FREE:
        return ~Exists(holds)
    return Exists(holds.filter(holder=by) if held == Held.MINE else holds.exclude(holder=by))
