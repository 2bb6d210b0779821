"""How, when and with whom a provider works, and what it costs."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Availability(TextChoices):
    OPEN = "open", _("Taking new clients")
    WAITLIST = "waitlist", _("Has a waitlist")
    FULL = "full", _("Full")
    AWAY = "away", _("Away")
    UNKNOWN = "unknown", _("Not stated")


class Accepting(TextChoices):
    """What a client can ask for; only two of the availabilities."""

    NOW = "now", _("Taking new clients")
    WAITLIST = "waitlist", _("Has a waitlist")


class Hours(TextChoices):
    EVENING = "evening", _("Evenings")
    WEEKEND = "weekend", _("Weekends")


class Insurance(TextChoices):
    MEDICARE = "medicare", _("Medicare")
    MEDICAID = "medicaid", _("Medicaid")
    TRICARE = "tricare", _("TRICARE")
    AETNA = "aetna", _("Aetna")
    BLUE_CROSS_BLUE_SHIELD = "blue_cross_blue_shield", _("Blue Cross Blue Shield")
    CIGNA = "cigna", _("Cigna")
    UNITED_HEALTHCARE = "united_healthcare", _("UnitedHealthcare")
    KAISER = "kaiser", _("Kaiser Permanente")
    SUPERBILL = "superbill", _("Gives a superbill")


class Pay(TextChoices):
    SLIDING_SCALE = "sliding_scale", _("Sliding scale")
    PAYMENT_PLAN = "payment_plan", _("Payment plan")
    HSA_FSA = "hsa_fsa", _("HSA or FSA card")
    FREE_CONSULTATION = "free_consultation", _("Free first talk")


class Cost(TextChoices):
    """Bands of what a whole course costs, by the lowest price that a provider states."""

    UNDER_1000 = "under_1000", _("Under $1,000")
    FROM_1000 = "1000_2500", _("$1,000 to $2,499")
    FROM_2500 = "2500_5000", _("$2,500 to $4,999")
    OVER_5000 = "over_5000", _("$5,000 or more")
    NOT_STATED = "not_stated", _("Not stated")


# The lower edge of each band in whole US dollars; a band ends where the next begins.
COST_FLOORS = {Cost.UNDER_1000: 0, Cost.FROM_1000: 1000, Cost.FROM_2500: 2500, Cost.OVER_5000: 5000}


class Access(TextChoices):
    WHEELCHAIR = "wheelchair", _("Wheelchair access")
    STEP_FREE = "step_free", _("Step-free entrance")
    ASL = "asl", _("American Sign Language")
    QUIET_ROOM = "quiet_room", _("Quiet waiting room")
    TELEPHONE_ONLY = "telephone_only", _("Can be reached by phone alone")
