"""What has to happen once a day (`manage.py daily`), in order. Each step is safe to repeat and says in a few words what it did.

A room above adds its own steps to STEPS in its `apps.py`.
"""

from collections.abc import Callable

from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from accounts.limits import forget_old_attempts
from providers.actions.attestation import remind_owners
from providers.actions.documents import sweep_orphans
from providers.actions.invitations import forget_expired_invitations
from providers.actions.kept_texts import forget_old_texts
from providers.actions.messages import purge
from providers.actions.partnership_reminders import remind_of_partnerships
from providers.figures import forget_old_figures

# What failed for good stays for a month, for whoever looks into it.
OLD_JOBS = """
DELETE FROM procrastinate_jobs AS job
WHERE status IN ('succeeded', 'failed', 'cancelled', 'aborted') AND NOT EXISTS (
  SELECT FROM procrastinate_events
  WHERE job_id = job.id AND at > statement_timestamp() - CASE WHEN job.status = 'succeeded' THEN interval '1 hour' ELSE interval '30 days' END
)
"""


def counted(word: str, step: Callable[[], int]) -> Callable[[], str]:
    """A step that says how many, with a word for what became of them."""
    return lambda: f"{step()} {word}"


def forget_sessions() -> str:
    forgotten, _each = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return f"{forgotten} forgotten"


def forget_jobs() -> str:
    with connection.cursor() as cursor:
        cursor.execute(OLD_JOBS)
        return f"{cursor.rowcount} forgotten"


STEPS: list[tuple[str, Callable[[], str]]] = [
    ("Reminders to confirm a listing", remind_owners),
    ("Reminders of partnerships that end", counted("sent", remind_of_partnerships)),
    ("Messages whose day has come", counted("deleted", purge)),
    ("Texts of sessions that ended", counted("deleted", forget_old_texts)),
    ("Invitations that nobody took up", counted("deleted", forget_expired_invitations)),
    ("Figures of months long ago", counted("deleted", forget_old_figures)),
    ("Documents that no listing leads to", counted("deleted", sweep_orphans)),
    ("Counts of attempts that are over", counted("forgotten", forget_old_attempts)),
    ("Sessions that are over", forget_sessions),
    ("Finished jobs", forget_jobs),
]
