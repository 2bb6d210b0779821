"""How much waits, roughly: the number at the door to review, on every page of whoever works there."""

from django.core.cache import cache

from accounts.models import User
from verification.queue.every import parts
from verification.queue.listing import how_many

# More than so many are told as "99+": the database stops counting there.
MOST = 99
# Every page of a reviewer asks; a number that is half a minute old is good enough to be called by.
KEPT = 30


def number_for(user: User) -> int:
    """So much waits of what the user may know of; of more than `MOST` nobody knows how much more."""
    number: int = cache.get_or_set(_key(user), lambda: _counted(user), KEPT) or 0
    return number


def keep_number(user: User, number: int) -> None:
    """Whoever has counted for the user anyway spares the door the counting."""
    cache.set(_key(user), number, KEPT)


def _counted(user: User) -> int:
    return how_many(parts(user), most=MOST + 1)


def _key(user: User) -> str:
    return f"waiting-number-{user.pk}"
