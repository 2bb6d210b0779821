"""What somebody can report about a listing, and what becomes of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    WRONG_FACTS = "wrong_facts", _("Something on the page is not right")
    NOT_REACHABLE = "not_reachable", _("They cannot be reached")
    SAFETY = "safety", _("A safety concern")
    MISCONDUCT = "misconduct", _("Misconduct")


# Looked at the same day. Who was harmed cannot be asked to tell the two apart.
URGENT_KINDS = (ReportKind.SAFETY, ReportKind.MISCONDUCT)


class WrongFact(TextChoices):
    """What on a listing may be wrong, as boxes to tick."""

    NAME = "name", _("The name")
    LICENSE = "license", _("A license")
    PLACE = "place", _("The address or place")
    CONTACT = "contact", _("The phone number or website")
    SERVICES = "services", _("What they offer")
    COST = "cost", _("Prices, or how you can pay")
    AVAILABILITY = "availability", _("Whether they take new clients")
    TEAM = "team", _("Who works there")
    OTHER = "other", _("Something else")


class ReportState(TextChoices):
    OPEN = "open", _("Waits for a reviewer")
    ASKED = "asked", _("The owner was asked to correct it")
    SUSPENDED = "suspended", _("The listing is suspended")
    CLOSED = "closed", _("Closed")


# In which its owner is asked for an answer.
WITH_THE_OWNER = (ReportState.ASKED, ReportState.SUSPENDED)


class ReportOutcome(TextChoices):
    NOT_FOUNDED = "not_founded", _("Not founded")
    CORRECTED = "corrected", _("The listing is right now")
    PASSED_ON = "passed_on", _("Passed on to a board")
    TAKEN_DOWN = "taken_down", _("The listing is down and stays down")
    RESTORED = "restored", _("The listing may be shown again")


class Act(TextChoices):
    """One step in the life of a report."""

    RECEIVED = "received", _("Received")
    ASKED = "asked", _("Asked the owner to correct it")
    SUSPENDED = "suspended", _("Suspended the listing")
    ANSWERED = "answered", _("The owner answered")
    FORWARDED = "forwarded", _("Told a board")
    CLOSED = "closed", _("Closed")
    RESTORED = "restored", _("Ended the suspension")
