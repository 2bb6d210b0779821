"""What has to happen once a day (`manage.py daily`), in order. Each step is safe to repeat and says in a few words what it did.

A room above adds its own steps to STEPS in its `apps.py`.
"""

from collections.abc import Callable

from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from accounts.limits import forget_old_attempts
from providers.actions.attestation import remind_owners

# What failed for good stays for a month, for whoever looks into it.
OLD_JOBS = """
DELETE FROM procrastinate_jobs AS job
WHERE status IN ('succeeded', 'failed', 'cancelled', 'aborted') AND NOT EXISTS (
  SELECT FROM procrastinate_events
  WHERE job_id = job.id AND at > statement_timestamp() - CASE WHEN job.status = 'succeeded' THEN interval '1 hour' ELSE interval '30 days' END
)
"""


def forget_attempts() -> str:
    return f"{forget_old_attempts()} forgotten"


def forget_sessions() -> str:
    forgotten, _each = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return f"{forgotten} forgotten"


def forget_jobs() -> str:
    with connection.cursor() as cursor:
        cursor.execute(OLD_JOBS)
        return f"{cursor.rowcount} forgotten"


STEPS: list[tuple[str, Callable[[], str]]] = [
    ("Reminders to confirm a listing", remind_owners),
    ("Counts of attempts that are over", forget_attempts),
    ("Sessions that are over", forget_sessions),
    ("Finished jobs", forget_jobs),
]
