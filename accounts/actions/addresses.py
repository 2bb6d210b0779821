"""Confirming that somebody reads an address."""

from allauth.account.internal.flows.email_verification import verify_email
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.http import HttpRequest

from accounts.models import User
from accounts.roles import Role


def confirm(request: HttpRequest, address: EmailAddress) -> bool:
    """Make `address` the confirmed one of its account; False when another account has it.

    Whoever opens the link reads the mail of the address. An account that was begun with it and never confirmed gives way: else
    anybody could keep an address from its owner by typing it into the sign-up form.
    """
    try:
        with transaction.atomic():
            _give_way(address)
            taken = User.objects.filter(email=address.email).exclude(pk=address.user_id).exists()
            return not taken and verify_email(request, address)
    except (IntegrityError, ProtectedError):
        return False


def confirmed(user: User) -> EmailAddress:
    """Take the word of whoever made the account, at the server's own console, that the address is the person's."""
    return EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


def _give_way(address: EmailAddress) -> None:
    """Delete the provider's account that was begun with the address, when nobody ever signed in to it."""
    begun = User.objects.select_for_update(of=("self",)).filter(
        email=address.email, role=Role.PROVIDER, last_login=None
    )
    begun.exclude(pk=address.user_id).exclude(emailaddress__verified=True).delete()
