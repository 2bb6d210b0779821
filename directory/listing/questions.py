"""What a client can ask: first what matters with anyone, then everything that this page does not say."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.listing.background import Background
from directory.listing.contact import Contact
from directory.listing.offers import ModelOffers
from directory.listing.stated import StatedFact, open_questions
from directory.listing.team import Prescriber, Team
from directory.listing.trust import Trust
from providers.models import CredentialKind
from providers.vocabulary.practice import Availability

# Nobody needs to ask those who say that they are full or away.
ROOM_QUESTIONS = {
    Availability.UNKNOWN: gettext_lazy("Do you take new clients, and when could I come?"),
    Availability.WAITLIST: gettext_lazy("How long is the wait?"),
    Availability.OPEN: gettext_lazy("When could I have a first visit?"),
}


@dataclass(frozen=True)
class Questions:
    """Two printable lists."""

    for_anyone: tuple[str, ...]
    not_stated: tuple[str, ...]


def questions(
    checks: Trust,
    team: Team,
    offers: Iterable[ModelOffers],
    contact: Contact,
    background: Background,
    facts: Iterable[StatedFact],
) -> Questions:
    """The questions that a listing leaves open, each once."""
    missing = [
        *_about_checks(checks, team),
        *_about_offers(list(offers)),
        *_about_contact(contact),
        *_about_background(background),
        *open_questions(facts),
    ]
    return Questions(for_anyone=tuple(_for_anyone()), not_stated=tuple(dict.fromkeys(missing)))


def _for_anyone() -> list[str]:
    return [
        _("Which kind of treatment do you see for me, and which others could I choose?"),
        _("What are the risks for me, with my health and the medicines I take?"),
        _("What do we do if it does not help, or if the help fades?"),
        _("Are you insured for this work?"),
    ]


def _about_checks(checks: Trust, team: Team) -> list[str]:
    found = []
    if not checks.verified:
        found.append(_("Which license do you hold, in which state, and where can I look it up?"))
    if team.prescriber in (Prescriber.NEEDED, Prescriber.NOT_CONFIRMED):
        found.append(_("Who prescribes the ketamine, and when do I meet them?"))
    prescribers = [each.prescribing for each in checks.licenses if each.prescribing.prescribes]
    if any(not each.dea_counts for each in prescribers):
        found.append(_("Are you registered with the DEA in my state?"))
    return found


def _about_offers(offers: list[ModelOffers]) -> list[str]:
    costs = [offer.cost for of_model in offers for offer in of_model.offers]
    found = []
    if not offers:
        found.append(_("What do you offer, and what happens in each visit?"))
    if any(not cost.phases for cost in costs):
        found.append(_("Which visits are part of the treatment, before and after the medicine?"))
    if any(cost.total is None for cost in costs) or not offers:
        found.append(_("What does the whole course cost, from the first visit to the last?"))
    return found


def _about_contact(contact: Contact) -> list[str]:
    room = contact.room
    question = ROOM_QUESTIONS.get(room.availability)
    return [str(question)] if question and room.next_opening_days is None else []


def _about_background(background: Background) -> list[str]:
    kinds = {each.credential.kind for each in background.credentials}
    found = []
    if CredentialKind.KAP_TRAINING not in kinds:
        found.append(_("How were you trained in this kind of treatment?"))
    if background.since is None:
        found.append(_("How long have you done this work?"))
    return found
