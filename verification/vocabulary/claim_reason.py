"""Why a claim is decided as it is; the claimant reads why it was refused."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

OTHER = "other"


class AcceptReason(TextChoices):
    LICENSE_RECORD = "license_record", _("Name and license are as the board shows them.")
    REACHED = "reached", _("We reached them by a contact on an independent record.")
    DOCUMENT = "document", _("A document shows that it is theirs.")
    OTHER = OTHER, _("Another reason")


class RefuseReason(TextChoices):
    NO_PROOF = "no_proof", _("We could not confirm that this is you or your practice.")
    SOMEBODY_ELSE = "somebody_else", _("The record belongs to somebody else.")
    WRONG_RECORD = "wrong_record", _("This is the wrong record. Please start again.")
    OTHER = OTHER, _("Another reason")


class TakeBackReason(TextChoices):
    WRONG_PERSON = "wrong_person", _("The listing was given to the wrong person.")
    RECORD_CHANGED = "record_changed", _("The record has another name by now.")
    OTHER = OTHER, _("Another reason")
