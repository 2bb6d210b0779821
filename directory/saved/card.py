"""A saved listing on the list: the few points that tell one from another at a glance."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.saved import offered, who
from directory.saved.listing import SavedListing
from directory.saved.who import Cell


@dataclass(frozen=True)
class SavedCard:
    """`points` are terms with what the listing says, in the words of the comparison."""

    listing: SavedListing
    points: tuple[tuple[str, Cell], ...]

    @property
    def pk(self) -> int:
        """The key of the listing."""
        return self.listing.facts.pk


def cards(listings: Iterable[SavedListing]) -> list[SavedCard]:
    """One a listing, in their order."""
    return [SavedCard(each, _points(each)) for each in listings]


def _points(listing: SavedListing) -> tuple[tuple[str, Cell], ...]:
    return (
        (_("License check"), who.checks(listing)),
        (_("Prescribing ketamine"), who.prescribing(listing)),
        (_("Care team"), who.care_team(listing)),
        (_("How it is given"), offered.routes(listing)),
        (_("Talk therapy"), offered.therapy(listing)),
        (_("Whole course"), offered.cost(listing)),
        (_("Room for new clients"), offered.room(listing)),
    )
