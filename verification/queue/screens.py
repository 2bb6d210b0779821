"""Where each kind of work is worked on, and what its rows say: a part of the room that brings a screen adds a line."""

from typing import NamedTuple

from django.db.models import TextChoices
from django.urls import reverse

from providers.vocabulary.checking import Verdict
from providers.vocabulary.joining import ClaimState
from providers.vocabulary.license import LicenseType
from verification.models.exclusion_hit import HitKind
from verification.models.registry_difference import DifferenceKind
from verification.models.rule_proposal import ProposalKind
from verification.queue.kinds import Kind
from verification.vocabulary.report import ReportKind


class Screen(NamedTuple):
    """The name of an address whose one argument is the subject of the row, and the words for what the row is about."""

    name: str
    about: type[TextChoices] | None = None


_LICENSE = Screen("review_license", LicenseType)
_REPORT = Screen("review_report", ReportKind)
SCREENS: dict[str, Screen] = {
    Kind.LICENSE: _LICENSE,
    Kind.SECOND_LOOK: Screen("review_license", Verdict),
    Kind.RECHECK: _LICENSE,
    Kind.EXPIRING: _LICENSE,
    Kind.CLAIM: Screen("review_claim", ClaimState),
    Kind.DISPUTE: Screen("review_dispute", LicenseType),
    Kind.EXCLUSION: Screen("review_exclusion", HitKind),
    Kind.DIFFERENCE: Screen("review_difference", DifferenceKind),
    Kind.RULE: Screen("review_rule_proposal", ProposalKind),
    Kind.SAFETY_REPORT: _REPORT,
    Kind.REPORT: _REPORT,
}


def screen_of(kind: str, subject: str) -> str:
    """The address at which a row of the queue is worked on."""
    return reverse(SCREENS[kind].name, args=[subject])


def page_for_administrators(kind: str, subject: str) -> str:
    """The address at which an administrator, who decides nothing, reads about a row; empty where it is not theirs to read."""
    name = SCREENS[kind].name
    if name == _LICENSE.name:
        return reverse("review_history", args=["license", subject])
    return "" if name == _REPORT.name else screen_of(kind, subject)


def words_about(kind: str, about: str) -> str:
    """What a row is about in words people read."""
    words = SCREENS[kind].about if kind in SCREENS else None
    return str(words(about).label) if words and about in words.values else about
