"""The number at the door to review, and the ways inside."""

from django import template
from django.core.cache import cache

from accounts.models import User
from verification.queue.every import waiting
from verification.ways import Way, ways

register = template.Library()

# More than so many are told as "99+": the database stops counting there.
MOST = 99
# Every page of a reviewer asks; a number that is half a minute old is good enough to be called by.
KEPT = 30


@register.simple_tag
def waiting_number() -> str:
    """How much waits, roughly."""
    number: int = cache.get_or_set("waiting-number", _counted, KEPT) or 0
    return f"{MOST}+" if number > MOST else str(number)


@register.simple_tag
def ways_of_review(user: User, path: str) -> list[Way]:
    """The parts that are open to the user."""
    return ways(user, path)


def _counted() -> int:
    return len(waiting().order_by().values_list("waiting_kind")[: MOST + 1])
