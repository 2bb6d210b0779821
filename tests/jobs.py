"""The queue in tests: what waits in it, and a worker that does the waiting mail at once."""

from typing import Any

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.mail.waiting import Waiting
from accounts.tasks import send_mail

QUEUED = "accounts.mail.queueing.QueueingBackend"


def waiting_mail() -> list[Waiting]:
    """The mails that wait to be sent, oldest first."""
    jobs = ProcrastinateJob.objects.filter(task_name=send_mail.name, status="todo").order_by("pk")
    return [Waiting.opened(job.args["locked"]) for job in jobs]


def send_waiting_mail() -> None:
    """What the worker would do with the mails that wait; they keep waiting, as if it were killed before it said so."""
    for row in ProcrastinateJob.objects.filter(task_name=send_mail.name, status="todo"):
        context: Any = JobContext(
            app=app, job=row.procrastinate_job, start_timestamp=0.0, abort_reason=lambda: None
        )
        send_mail(context, **row.args)
