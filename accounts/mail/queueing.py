"""Instead of sending a mail, note in the caller's transaction that it is to be sent."""

from collections.abc import Iterable, Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from accounts.mail.waiting import Waiting
from accounts.tasks import send_mail


class QueueingBackend(BaseEmailBackend):
    """One job a message, written by the connection that the caller uses: what is rolled back is never sent.

    The message is fixed here, its Message-ID and date too, so that every repetition is the same message to those who receive it.
    """

    def send_messages(self, email_messages: Iterable[EmailMessage] | Sequence[EmailMessage]) -> int:
        """How many messages wait now. Raises what Django raises for a message that cannot be one."""
        waiting = [Waiting.of(message) for message in email_messages if message.recipients()]
        for each in waiting:
            send_mail.defer(locked=each.locked())
        return len(waiting)
