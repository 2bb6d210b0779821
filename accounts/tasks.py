"""Jobs of the worker (`manage.py procrastinate worker`): sending mail, and taking up what a killed worker left."""

import logging

from django.conf import settings
from django.core.mail import get_connection
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from accounts.mail.waiting import Waiting

logger = logging.getLogger(__name__)

MAIL = "mail"
# After 1, 2, 4 … minutes, then every two hours: the twentieth try is the last, somewhat more than a day after the first.
MOST_TRIES = 20
LONGEST_WAIT = 120
# A worker tells every ten seconds that it lives.
SILENT_SECONDS = 30


class NotSentError(Exception):
    """The mail server did not take a message. Says nothing of it: what servers answer can name the person it is to."""


class RepeatForADay(BaseRetryStrategy):
    """Longer and longer waits between tries."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """When to try again; None after the last try."""
        if job.attempts + 1 >= MOST_TRIES:
            return None
        return RetryDecision(retry_in={"minutes": min(2**job.attempts, LONGEST_WAIT)})


@app.task(name="accounts.send_mail", queue=MAIL, retry=RepeatForADay(), pass_context=True)
def send_mail(context: JobContext, locked: str) -> None:
    """Send one mail by the transport of `EMAIL_URL`. Raises NotSentError, for which it is tried again later."""
    waiting = Waiting.opened(locked)
    try:
        get_connection(settings.MAIL_TRANSPORT).send_messages([waiting.ready()])
    except Exception as error:
        kind = type(error).__name__
        if context.job.attempts + 1 >= MOST_TRIES:
            logger.error(
                "Mail %s was given up after %s tries: %s", waiting.message_id, MOST_TRIES, kind
            )
        else:
            logger.warning("Mail %s waits for another try: %s", waiting.message_id, kind)
        raise NotSentError(kind) from None


@app.periodic(cron="* * * * *")
@app.task(
    name="accounts.take_up_stalled",
    queue="keeping",
    queueing_lock="accounts.take_up_stalled",
    pass_context=True,
)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:
    """Put back what a worker was at when it was killed: it is done again, which a mail's Message-ID makes harmless."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        await manager.retry_job(job)
