"""The number at the door to review."""

from django import template
from django.core.cache import cache

from verification.queue.every import waiting

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


def _counted() -> int:
    return len(waiting().order_by().values_list("waiting_kind")[: MOST + 1])
