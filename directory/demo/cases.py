"""How things can stand with a listing and with the license behind it."""

from enum import StrEnum
from typing import NamedTuple

from providers.vocabulary.checking import ListingState


class Situation(StrEnum):
    """What has become of a license."""

    VERIFIED = "verified"
    EXPIRING = "expiring within days"
    EXPIRED = "expired"
    LAPSED = "not checked again in time"
    WAITING = "waiting for a reviewer"
    NEED_MORE = "more is needed"
    COULD_NOT_CONFIRM = "could not be confirmed"
    DOES_NOT_MATCH = "does not match"
    DISCIPLINED = "disciplined"


VERIFIED = (Situation.VERIFIED, Situation.EXPIRING)


class Case(NamedTuple):
    """The state of a listing and the situation of its license; `stale` when its owner has not confirmed it for long."""

    listing: ListingState
    situation: Situation
    stale: bool = False

    @property
    def shown(self) -> bool:
        """Search shows it by default: published, kept true, with a license that is verified today."""
        return (
            self.listing == ListingState.PUBLISHED and not self.stale and self.situation in VERIFIED
        )


GOOD = Case(ListingState.PUBLISHED, Situation.VERIFIED)

# In a hundred.
CASES = {
    GOOD: 62,
    Case(ListingState.PUBLISHED, Situation.EXPIRING): 5,
    Case(ListingState.PUBLISHED, Situation.VERIFIED, stale=True): 5,
    Case(ListingState.PUBLISHED, Situation.EXPIRED): 3,
    Case(ListingState.PUBLISHED, Situation.LAPSED): 2,
    Case(ListingState.PUBLISHED, Situation.WAITING): 5,
    Case(ListingState.PUBLISHED, Situation.NEED_MORE): 2,
    Case(ListingState.PUBLISHED, Situation.COULD_NOT_CONFIRM): 1,
    Case(ListingState.PUBLISHED, Situation.DOES_NOT_MATCH): 2,
    Case(ListingState.PUBLISHED, Situation.DISCIPLINED): 1,
    Case(ListingState.PAUSED, Situation.VERIFIED): 3,
    Case(ListingState.SUSPENDED, Situation.DISCIPLINED): 1,
    Case(ListingState.SUSPENDED, Situation.DOES_NOT_MATCH): 1,
    Case(ListingState.CLOSED, Situation.VERIFIED): 2,
    Case(ListingState.DRAFT, Situation.WAITING): 3,
    Case(ListingState.DRAFT, Situation.VERIFIED): 2,
}
