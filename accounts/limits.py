"""How often somebody may try something: counted in PostgreSQL, one statement a try, so that all workers count together.

A counter in the cache of each process would let through the limit times the workers, and two tries at once would count as one.
"""

import datetime as dt
import hashlib
import hmac

from django.conf import settings
from django.db import connection

COUNT = """
INSERT INTO accounts_attempt AS kept (key, until, used) VALUES (%s, statement_timestamp() + make_interval(secs => %s), 1)
ON CONFLICT (key) DO UPDATE SET
  used = CASE WHEN kept.until <= statement_timestamp() THEN 1 ELSE kept.used + 1 END,
  until = CASE WHEN kept.until <= statement_timestamp() THEN EXCLUDED.until ELSE kept.until END
WHERE kept.until <= statement_timestamp() OR kept.used < %s
RETURNING used
"""
GIVE_BACK = "UPDATE accounts_attempt SET used = used - 1 WHERE key = %s AND used > 0 AND until > statement_timestamp()"
IS_USED_UP = (
    "SELECT 1 FROM accounts_attempt WHERE key = %s AND used >= %s AND until > statement_timestamp()"
)


def within_limit(action: str, who: str, *, most: int, per: dt.timedelta) -> bool:
    """Count one try of `action` by `who` (an address, a key), and say whether it is among the `most` allowed in `per`.

    The time begins with the first try. Call it outside of a transaction: one that is rolled back would forget the try. `who` is
    kept only as a keyed digest, for as long as it counts.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [_key(action, who), per.total_seconds(), most])
        return cursor.fetchone() is not None


def is_used_up(action: str, who: str, *, most: int) -> bool:
    """Whether the next try would be one too many; counts nothing."""
    with connection.cursor() as cursor:
        cursor.execute(IS_USED_UP, [_key(action, who), most])
        return cursor.fetchone() is not None


def give_back(action: str, who: str) -> None:
    """Take one try back, since it turned out not to be one that is counted, such as a right password."""
    with connection.cursor() as cursor:
        cursor.execute(GIVE_BACK, [_key(action, who)])


def forget_attempts(action: str, who: str) -> None:
    """Begin anew for `who`, once they have proved who they are in another way."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_attempt WHERE key = %s", [_key(action, who)])


def forget_old_attempts() -> int:
    """Delete what counts no more; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_attempt WHERE until <= statement_timestamp()")
        return cursor.rowcount


def _key(action: str, who: str) -> str:
    text = f"{action}\n{who}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest()
