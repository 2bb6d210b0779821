"""A person leaves with everything personal: what stays is the trail of random keys, verdicts and dates (decision 3).

Rows of their own go with the listing or the account; files on the disk go once that is committed.
"""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from providers.actions.deletion import forget_listings
from providers.actions.documents import forget
from providers.models import Document, Membership, Provider


class StaffError(ValueError):
    """People who decide on licenses are removed by an administrator, not by themselves."""


class SharedError(ValueError):
    """Others work in the person's practice: it is handed over, or they are released from it, first."""

    def __init__(self, practices: list[Provider]) -> None:
        super().__init__()
        self.practices = practices


def shared(person: User) -> list[Provider]:
    """The person's practices in which somebody else works."""
    others = Membership.objects.filter(ended_at__isnull=True).exclude(member__owner=person)
    return list(Provider.objects.filter(owner=person, pk__in=others.values("practice")))


def delete_account(*, by: User) -> None:
    """Delete the account and its listings, and enqueue a mail that says so. Raises StaffError or SharedError with nothing changed."""
    if by.role != Role.PROVIDER:
        raise StaffError
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=by.pk)
        listings = list(
            Provider.objects.select_for_update(of=("self",)).filter(owner=person).order_by("pk")
        )
        if practices := shared(person):
            raise SharedError(practices)
        forget_listings(listings)
        forget(Document.objects.filter(claim__claimant=person))
        keys = UserSession.objects.filter(user=person).values("session_key")
        Session.objects.filter(session_key__in=keys).delete()
        send_mail(
            _("Your account is deleted"),
            _(
                "Your account, your listings and everything you told us are deleted. What stays are dated notes of license checks and of changes, "
                "without names. If you did not ask for this, write to whoever runs the site."
            ),
            None,
            [person.email],
        )
        person.delete()
