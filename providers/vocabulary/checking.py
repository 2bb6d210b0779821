"""What is checked about a provider, where, and what came of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Fact(TextChoices):
    """What one piece of evidence is about."""

    LICENSE_STATUS = "license_status", _("The license is active")
    LICENSE_EXPIRY = "license_expiry", _("The date the license ends")
    DISCIPLINE = "discipline", _("Board discipline")
    DEA_SCHEDULE = "dea_schedule", _("DEA registration")
    SUPERVISED_HOURS = "supervised_hours", _("Supervised hours completed")
    BOARD_CERTIFICATION = "board_certification", _("Board certification")
    KAP_TRAINING = "kap_training", _("Training in ketamine-assisted therapy")
    EXCLUSION = "exclusion", _("Federal exclusion list")
    IDENTITY = "identity", _("Identity")
    ADDRESS = "address", _("Address")
    REMS_CERTIFICATION = "rems_certification", _("Spravato safety program (REMS)")


class SourceKind(TextChoices):
    """How close a source is to who issued the fact (primary-source verification, as accreditors define it)."""

    PRIMARY = "primary", _("The board or issuer itself")
    DESIGNATED_EQUIVALENT = "designated_equivalent", _("A source the issuer names as equal")
    SECONDARY = "secondary", _("Another source")
    SELF_ATTESTED = "self_attested", _("The provider's own word")


class Result(TextChoices):
    CONFIRMED = "confirmed", _("Confirmed")
    NOT_FOUND = "not_found", _("Not found")
    DIFFERS = "differs", _("Differs")
    ADVERSE = "adverse", _("Adverse")


class Verdict(TextChoices):
    """What a reviewer decides about a license."""

    VERIFIED = "verified", _("Verified")
    NEED_MORE = "need_more", _("More is needed")
    COULD_NOT_CONFIRM = "could_not_confirm", _("Could not be confirmed")
    DOES_NOT_MATCH = "does_not_match", _("Does not match the board’s record")
    DISCIPLINED = "disciplined", _("Disciplined by the board")


# A listing does not speak with a license that a reviewer found not to be what it says.
REFUSED_VERDICTS = (Verdict.COULD_NOT_CONFIRM, Verdict.DOES_NOT_MATCH)


class Authority(TextChoices):
    """Whether a license lets its holder prescribe ketamine in its state; computed, never stored for a provider."""

    OWN = "own", _("Prescribes on own authority")
    COLLABORATING = "collaborating", _("Prescribes with a collaborating physician")
    NO = "no", _("Does not prescribe")
    NOT_CONFIRMED = "not_confirmed", _("Not confirmed")


class RuleAuthority(TextChoices):
    """What a row of the prescribing rules says; `own_after_hours` depends on supervised hours that we cannot know."""

    OWN = "own", _("On own authority")
    COLLABORATING = "collaborating", _("With a collaborating physician")
    OWN_AFTER_HOURS = "own_after_hours", _("On own authority after supervised hours")
    NO = "no", _("No")
    NOT_CONFIRMED = "not_confirmed", _("Not confirmed")


# The rows that make a prescriber.
PRESCRIBES = (RuleAuthority.OWN, RuleAuthority.COLLABORATING)


class OverrideAuthority(TextChoices):
    """What a senior reviewer says of one license; `as_law` takes back what was said before."""

    OWN = "own", _("Prescribes on own authority")
    COLLABORATING = "collaborating", _("Prescribes with a collaborating physician")
    NO = "no", _("Does not prescribe")
    AS_LAW = "as_law", _("As the law of the state says")


class FederalTopic(TextChoices):
    """What federal law is kept about."""

    TELEHEALTH = "telehealth", _("Prescribing by telehealth")


class Confidence(TextChoices):
    HIGH = "high", _("High")
    MEDIUM = "medium", _("Medium")
    LOW = "low", _("Low")
    NONE = "none", _("None")


class ListingState(TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    PAUSED = "paused", _("Paused")
    SUSPENDED = "suspended", _("Suspended")
    CLOSED = "closed", _("Closed")
