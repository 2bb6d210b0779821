"""Mail about hits on the exclusion list: reviewers are told that one waits, owners what to do; call it in the transaction that causes it."""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from providers.letters import write_to_keepers
from providers.models import Provider

# Where anybody can look a name up.
LIST_URL = "https://exclusions.oig.hhs.gov/"
ALERTED = (Role.SENIOR_REVIEWER, Role.ADMINISTRATOR)


def alert() -> None:
    """Tell everybody who may decide, or sees to it that somebody does, that a hit waits: no name, no number."""
    link = settings.BASE_URL + reverse("review_exclusions")
    said = _("A match with the federal exclusion list waits for a decision.")
    for person in User.objects.filter(role__in=ALERTED, is_active=True):
        subject = _("%s: the exclusion list needs you") % settings.SITE_NAME
        send_mail(subject, f"{said}\n\n{link}\n", None, [person.email])


def tell_owner(provider: Provider, *, confirmed: bool) -> None:
    """The listing is out of view: why, and what its owner can do; `confirmed` when a person has found that the entry is about it."""
    write_to_keepers(
        provider,
        "listing_on_exclusion_list",
        "listing_answer",
        confirmed=confirmed,
        list_url=LIST_URL,
        operator=settings.SITE_OPERATOR or settings.DEFAULT_FROM_EMAIL,
    )


def tell_restored(provider: Provider) -> None:
    """It is back."""
    write_to_keepers(provider, "listing_off_exclusion_list", "practice_listing")
