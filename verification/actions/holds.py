"""Taking a row of the queue in hand, giving it back, and taking it from somebody who is away.

A hold keeps two people from looking up the same license; what they decide is guarded by versions, not by holds.
"""

from collections.abc import Collection

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import REVIEWERS, Role
from verification.models import Hold, Report
from verification.models.hold import LASTS
from verification.queue.every import parts, why_not_work_on
from verification.queue.kinds import Kind, held_as
from verification.queue.listing import first_of
from verification.queue.wanted import Held, Wanted

# Rows read at a time while looking for one that nobody else takes in the same moment.
AT_ONCE = 10


class NotWaitingError(Exception):
    """There is nothing to do about this row any more."""


class HeldError(Exception):
    """Somebody else has the row in hand."""


class NotTheirsError(Exception):
    """Somebody else has to decide on the row; the text says why, and who."""


@transaction.atomic
def take(*, kind: str, subject: str, by: User) -> Hold:
    """Take a row in hand for half an hour, or go on holding it.

    Raises PermissionDenied for whoever decides nothing, NotWaitingError, NotTheirsError, and HeldError.
    """
    _only_reviewers(by)
    refusal = why_not_work_on(kind, subject, by)
    if refusal is None:
        raise NotWaitingError
    if refusal:
        raise NotTheirsError(refusal)
    hold = _try(kind, subject, by)
    if hold is None:
        raise HeldError
    return hold


@transaction.atomic
def take_next(*, by: User, kinds: Collection[str] = (), state: str = "") -> Hold | None:
    """Take the oldest row that nobody holds, of these kinds and that state where they are given; None when there is none.

    Two who ask in the same moment get two rows. Nobody gets what they may not do (verification/queue/fitting.py). Raises PermissionDenied.
    """
    _only_reviewers(by)
    fitting = parts(by, kinds, state, only_fitting=True)
    while rows := first_of(fitting, Wanted(held=Held.FREE), by, AT_ONCE):
        for row in rows:
            if hold := _try(row["waiting_kind"], row["waiting_subject"], by):
                return hold
    return None


def renew(*, kind: str, subject: str, by: User) -> None:
    """Half an hour more, since the holder does something about the row; nothing where `by` does not hold it."""
    held = Hold.objects.live().on(kind, subject).filter(holder=by)
    held.update(until=timezone.now() + LASTS)


def give_back(*, kind: str, subject: str, by: User) -> None:
    """Let others take the row."""
    Hold.objects.on(kind, subject).filter(holder=by).delete()


def finish(*, kind: str, subject: str) -> None:
    """The row is decided: nobody holds it any more. Call it in the transaction of the decision."""
    Hold.objects.on(kind, subject).delete()


@transaction.atomic
def break_hold(*, kind: str, subject: str, by: User) -> User | None:
    """Free a row that somebody else keeps, and tell them; returns the one who held it, or None where nobody did.

    Raises PermissionDenied unless `by` is an administrator.
    """
    if by.role != Role.ADMINISTRATOR or not by.is_active:
        raise PermissionDenied
    held = Hold.objects.live().on(kind, subject).select_for_update(of=("self",))
    hold = held.select_related("holder").first()
    if hold is None or (hold.kind == Kind.REPORT and not _may_know(by, hold.subject)):
        return None
    hold.delete()
    send_mail(
        _("%(site)s: your hold was ended") % {"site": settings.SITE_NAME},
        _(
            "An administrator ended your hold on work that waits for review, so that somebody else can do it. "
            "You can still decide, as long as nobody else has.\n\n%(link)s\n"
        )
        % {"link": settings.BASE_URL + reverse("review")},
        None,
        [hold.holder.email],
    )
    return hold.holder


def _may_know(by: User, report: str) -> bool:
    """As for a report that there is not, nobody holds one about `by`."""
    return Report.objects.open_to(by).filter(pk=report).exists()


def _only_reviewers(by: User) -> None:
    if by.role not in REVIEWERS or not by.is_active:
        raise PermissionDenied


def _try(kind: str, subject: str, by: User) -> Hold | None:
    """The hold of `by` on the row, or None when it is somebody else's. Whoever writes first has it, and the other waits for that."""
    now = timezone.now()
    on_it = Hold.objects.on(kind, subject)
    on_it.filter(until__lte=now).delete()
    made = Hold(kind=held_as(kind), subject=subject, holder=by, taken_at=now, until=now + LASTS)
    Hold.objects.bulk_create([made], ignore_conflicts=True)
    on_it.filter(holder=by).update(until=now + LASTS)
    return on_it.filter(holder=by).first()
