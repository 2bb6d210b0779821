"""How somebody comes to keep a listing: claims, how they are proved, and roles in a practice."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClaimState(TextChoices):
    OPEN = "open", _("Waiting for proof")
    PROVED = "proved", _("A reviewer decides")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Not accepted")
    WITHDRAWN = "withdrawn", _("Taken back")


# Still to be decided.
LIVE_CLAIMS = (ClaimState.OPEN, ClaimState.PROVED)


class ClaimWay(TextChoices):
    """How a code reaches the contact that stands on an independent record."""

    CALL = "call", _("Phone call")
    LETTER = "letter", _("Letter")
    MAIL = "mail", _("E-mail")


class MemberRole(TextChoices):
    """What a member of a practice may do for it."""

    MANAGER = "manager", _("Manager: edits the listing of the practice")
    CLINICIAN = "clinician", _("Clinician: works there")
