"""What claimants are told by e-mail: nothing that anybody typed, and never who else there is."""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _

from providers.models import Claim


def send_code(address: str, code: str) -> None:
    """The code, to a contact on an independent record."""
    send_mail(
        _("%(site)s: your code") % {"site": settings.SITE_NAME},
        _(
            "Somebody with an account at %(site)s says that a listing there is theirs, and that this is their address.\n\n"
            "If that was you, sign in, open your claim and type this code: %(code)s\n\n"
            "It counts for 24 hours. If it was not you, do nothing, and do not pass the code on."
        )
        % {"site": settings.SITE_NAME, "code": f"{code[:4]} {code[4:]}"},
        None,
        [address],
    )


def tell_accepted(claim: Claim) -> None:
    said = _(
        "We know now that this is you: the listing is yours. Nobody sees it until you publish it. To go on, sign in here:"
    )
    _tell(claim, _("your claim is accepted"), said)


def tell_refused(claim: Claim) -> None:
    said = _("We could not accept your claim. To see why, and what you can do, sign in here:")
    _tell(claim, _("about your claim"), said)


def tell_under_way(claim: Claim) -> None:
    said = _("A code is on its way to you. To see how it comes, and to type it, sign in here:")
    _tell(claim, _("a code is on its way"), said)


def _tell(claim: Claim, subject: str, said: str) -> None:
    link = settings.BASE_URL + reverse("claim", args=[claim.pk])
    send_mail(f"{settings.SITE_NAME}: {subject}", f"{said}\n{link}\n", None, [claim.claimant.email])
