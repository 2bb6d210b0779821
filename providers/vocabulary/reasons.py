"""Why a reviewer came to a verdict: words that name nobody, so that they can stand in the trail for good."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from providers.vocabulary.checking import Verdict


class Reason(TextChoices):
    """Each belongs to one verdict; the words are what the provider reads."""

    ALL_AGREES = "all_agrees", _("Everything agrees with the board’s record.")
    AGREES = "agrees", _("The board’s record agrees; small things are written in another way.")
    FORMER_NAME = "former_name", _("The board’s record has another name of the same person.")

    NAME_DIFFERS = "name_differs", _("The board’s record has another name.")
    NUMBER_DIFFERS = "number_differs", _("The board knows the name with another number.")
    END_DIFFERS = "end_differs", _("The board’s record has another end date.")
    NOT_ACTIVE = "not_active", _("The board shows the license as expired or not active.")
    COMPACT_NOT_SHOWN = "compact_not_shown", _("The board’s record does not show all other states.")
    DOCUMENT_NEEDED = "document_needed", _("A photo or PDF of the license is needed.")
    NEED_OTHER = "need_other", _("Something else is missing.")

    BOARD_SILENT = "board_silent", _("The board did not answer.")
    NOT_PUBLIC = "not_public", _("The board does not show this kind of license to the public.")
    NOT_FOUND = "not_found", _("The board does not show such a license.")
    CONFIRM_OTHER = "confirm_other", _("It could not be looked up.")

    OTHER_PERSON = "other_person", _("The number belongs to somebody else.")
    OTHER_TYPE = "other_type", _("The number belongs to another kind of license.")
    NEVER_ISSUED = "never_issued", _("The board says that it did not issue this license.")

    PUBLIC_ORDER = "public_order", _("The board shows a public order about this license.")
    RESTRICTED = "restricted", _("The board has limited this license, or put it on probation.")
    SUSPENDED = "suspended", _("The board has suspended this license.")
    REVOKED = "revoked", _("The license was revoked or given up.")


REASONS: dict[Verdict, tuple[Reason, ...]] = {
    Verdict.VERIFIED: (Reason.ALL_AGREES, Reason.AGREES, Reason.FORMER_NAME),
    Verdict.NEED_MORE: (
        Reason.NAME_DIFFERS,
        Reason.NUMBER_DIFFERS,
        Reason.END_DIFFERS,
        Reason.NOT_ACTIVE,
        Reason.COMPACT_NOT_SHOWN,
        Reason.DOCUMENT_NEEDED,
        Reason.NEED_OTHER,
    ),
    Verdict.COULD_NOT_CONFIRM: (
        Reason.BOARD_SILENT,
        Reason.NOT_PUBLIC,
        Reason.NOT_FOUND,
        Reason.CONFIRM_OTHER,
    ),
    Verdict.DOES_NOT_MATCH: (Reason.OTHER_PERSON, Reason.OTHER_TYPE, Reason.NEVER_ISSUED),
    Verdict.DISCIPLINED: (
        Reason.PUBLIC_ORDER,
        Reason.RESTRICTED,
        Reason.SUSPENDED,
        Reason.REVOKED,
    ),
}
# They say too little alone: the provider is told more in a note.
NEED_A_NOTE = (Reason.NEED_OTHER, Reason.CONFIRM_OTHER)
