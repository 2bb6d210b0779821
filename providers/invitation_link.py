"""The link of an invitation: signed, so that nobody makes one up; the row says whether it still counts.

The key stands behind a question mark, because addresses are logged without what follows it.
"""

import uuid
from typing import NamedTuple
from urllib.parse import urlencode

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from providers.models import Invitation

SALT = "stillwater invitation"
LONGEST_KEY = 200


class Waiting(NamedTuple):
    """An invitation and where to answer it."""

    invitation: Invitation
    link: str


def key_of(invitation: Invitation) -> str:
    """What stands in the link."""
    return signing.dumps(invitation.pk.hex, salt=SALT)


def link_of(invitation: Invitation) -> str:
    return f"{reverse('invitation')}?{urlencode({'key': key_of(invitation)})}"


def invitation_of(key: str) -> Invitation | None:
    """The invitation of a key while it waits for an answer; None for any other text."""
    if len(key) > LONGEST_KEY:
        return None
    try:
        pk = uuid.UUID(hex=signing.loads(key, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
    return Invitation.objects.waiting().select_related("draft", "practice").filter(pk=pk).first()


def invitations_to(user: User) -> list[Waiting]:
    """Those that wait for this person, by the addresses that they have shown to be theirs; a typed address says nothing."""
    proved = EmailAddress.objects.filter(user=user, verified=True)
    emails = [email.lower() for email in proved.values_list("email", flat=True)]
    rows = Invitation.objects.waiting().filter(email__in=emails)
    return [Waiting(row, link_of(row)) for row in rows.select_related("draft", "practice")]


def send_invitation(invitation: Invitation) -> None:
    """Mail the link; the text names nobody."""
    what = (
        _("A practice invites you to join its listing at %s.")
        if invitation.practice_id
        else _("You are invited to have a listing at %s. A draft is ready for you.")
    ) % settings.SITE_NAME
    said = _(
        "Open this page to read more, and to accept or decline:\n\n%(link)s\n\n"
        "The link counts until %(until)s. Nothing is public, and nothing will be, without your consent. "
        "If you do nothing, nothing happens."
    ) % {
        "link": settings.BASE_URL + link_of(invitation),
        "until": date_format(timezone.localtime(invitation.expires_at), "F j, Y"),
    }
    subject = _("%(site)s: an invitation") % {"site": settings.SITE_NAME}
    send_mail(subject, f"{what}\n\n{said}\n", None, [invitation.email])
