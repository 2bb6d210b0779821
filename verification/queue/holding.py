"""Who has a row in hand, as a screen tells it."""

from typing import NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.roles import REVIEWERS, Role
from verification.models import Hold
from verification.queue.every import why_not_work_on


class Holding(NamedTuple):
    """What `review/hold.html` shows: the hold there is, if there is one, and what whoever looks may do about it."""

    kind: str
    subject: str
    hold: Hold | None
    mine: bool
    may_take: bool
    may_break: bool
    # Why a reviewer may not work on it, and who may; empty where nothing speaks against it.
    refusal: str

    @property
    def is_open(self) -> bool:
        """Neither somebody else's hold nor anything else stands in the way of whoever looks."""
        return not self.refusal and (self.mine or self.hold is None)


def held_for(kind: str, subject: str, user: User | AbstractBaseUser | AnonymousUser) -> Holding:
    """How a row stands for `user`; for a license the kind is `Kind.LICENSE`, whatever it waits for.

    A screen puts it into its page as `holding`, includes `review/hold.html`, and calls `holds.renew` when somebody acts there and
    `holds.finish` with the decision.
    """
    hold = Hold.objects.live().on(kind, subject).select_related("holder").first()
    role = user.role if isinstance(user, User) else ""
    said = None
    if isinstance(user, User) and role in REVIEWERS:
        said = why_not_work_on(kind, subject, user)
    return Holding(
        kind=kind,
        subject=str(subject),
        hold=hold,
        mine=hold is not None and hold.holder_id == user.pk,
        may_take=hold is None and said == "",
        may_break=hold is not None and role == Role.ADMINISTRATOR,
        refusal=said or "",
    )
