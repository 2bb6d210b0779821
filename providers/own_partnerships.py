"""The partnerships of a listing as its keeper reads them: whose turn it is, and what clients see."""

from dataclasses import dataclass
from enum import StrEnum

from providers import words
from providers.actions.partnerships import renewable
from providers.dates import today
from providers.models import License, Membership, Partnership, Provider, Side
from providers.vocabulary.state import State


class Stage(StrEnum):
    """In the order in which they need somebody's attention."""

    TO_ANSWER = "to_answer"
    RAN_OUT = "ran_out"
    ACTIVE = "active"
    ASKED = "asked"
    DECLINED = "declined"
    ENDED = "ended"


# Read once they are over, and not worth a page.
OVER = (Stage.DECLINED, Stage.ENDED)


@dataclass(frozen=True)
class OwnPartnership:
    """One partnership from one side. `renewal` says who asked for another year: "they", "you" or nobody."""

    partnership: Partnership
    partner: Provider
    side: Side
    stage: Stage
    states: tuple[str, ...]
    partner_verified: bool
    own_verified: bool
    renewal: str
    renewable: bool

    @property
    def complete(self) -> bool:
        """Search shows the two as a care team today, by this partnership. Asks the database, which only the page of one needs."""
        return words.joining().filter(pk=self.partnership.pk).exists()


def own_partnerships(listing: Provider) -> list[OwnPartnership]:
    """All of them, those that wait for an answer first."""
    rows = Partnership.objects.of(listing).select_related("therapist", "prescriber")
    shown = [own_partnership(listing, each) for each in rows]
    order = list(Stage)
    return sorted(shown, key=lambda each: order.index(each.stage))


def own_partnership(listing: Provider, partnership: Partnership) -> OwnPartnership:
    """One of them, as the side that `listing` is reads it."""
    partner = partnership.partner_of(listing)
    side = partnership.side_of(listing)
    stage = _stage(partnership, side)
    return OwnPartnership(
        partnership=partnership,
        partner=partner,
        side=side,
        stage=stage,
        states=tuple(str(State(each).label) for each in partnership.states),
        partner_verified=checked_in(partner, partnership.states),
        own_verified=checked_in(listing, partnership.states),
        renewal=_renewal(partnership, side),
        renewable=renewable(partnership) and not partnership.renewal_from,
    )


def checked_in(provider: Provider, states: list[str]) -> bool:
    """Has a checked license in one of the states, its own or that of somebody who works there."""
    people = Membership.objects.active().filter(practice=provider).values("member")
    verified = License.objects.verified().filter(state__in=states)
    return (verified.filter(provider=provider) | verified.filter(provider__in=people)).exists()


def _stage(partnership: Partnership, side: Side) -> Stage:
    if partnership.ended_at is not None:
        return Stage.DECLINED if partnership.confirmed_at is None else Stage.ENDED
    if partnership.confirmed_at is None:
        return Stage.ASKED if partnership.proposed_from == side else Stage.TO_ANSWER
    until = partnership.valid_until
    return Stage.RAN_OUT if until is None or until < today() else Stage.ACTIVE


def _renewal(partnership: Partnership, side: Side) -> str:
    if not partnership.renewal_from:
        return ""
    return "you" if partnership.renewal_from == side else "they"
