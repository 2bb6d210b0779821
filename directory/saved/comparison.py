"""Two to four listings side by side, point by point."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.listing.stated import StatedFact
from directory.saved import offered, who
from directory.saved.listing import SavedListing
from directory.saved.who import Cell

FEWEST, MOST = 2, 4


@dataclass(frozen=True)
class Said:
    """What the listing of that name says on a point, or None; `shared` are the lines that all of them say."""

    name: str
    lines: Cell
    shared: frozenset[str]


@dataclass(frozen=True)
class Row:
    """One point, with what each listing says."""

    term: str
    cells: tuple[Said, ...]

    @property
    def differs(self) -> bool:
        """Not all say the same; saying nothing differs from saying something."""
        return len({cell.lines for cell in self.cells}) > 1


@dataclass(frozen=True)
class Group:
    """Rows that belong together."""

    slug: str
    title: str
    rows: tuple[Row, ...]


def comparison(listings: Sequence[SavedListing]) -> list[Group]:
    """Everything that the listings say, side by side."""

    def row(term: str, cell: Callable[[SavedListing], Cell]) -> Row:
        return _row(term, listings, [cell(each) for each in listings])

    return [
        Group(
            "who",
            _("Who they are"),
            (
                row(_("Kind of listing"), who.kind),
                row(_("Profession"), who.professions),
                row(_("License check"), who.checks),
                row(_("Prescribing ketamine"), who.prescribing),
                row(_("Care team"), who.care_team),
                row(_("Training and certificates"), who.training),
                row(_("In practice"), who.years),
            ),
        ),
        Group(
            "treatment",
            _("Treatment"),
            (
                row(_("Treatment model"), offered.models),
                row(_("Medicine"), offered.medicines),
                row(_("How it is given"), offered.routes),
                row(_("Talk therapy"), offered.therapy),
                row(_("Where you meet"), offered.formats),
                row(_("What is included"), offered.phases),
            ),
        ),
        Group(
            "cost",
            _("Cost and room"),
            (
                row(_("Whole course"), offered.cost),
                *_stated(listings, lambda each: each.page.paying),
                row(_("Room for new clients"), offered.room),
            ),
        ),
        Group(
            "fit",
            _("Who they work with, and where"),
            (
                row(_("Places"), offered.places),
                *_stated(listings, lambda each: each.page.reaching),
                *_stated(listings, lambda each: each.page.who),
            ),
        ),
        Group(
            "safety",
            _("Safety practice, in their words"),
            tuple(_stated(listings, lambda each: each.page.safety)),
        ),
    ]


def _stated(
    listings: Sequence[SavedListing], facts: Callable[[SavedListing], list[StatedFact]]
) -> list[Row]:
    """A row a term, in the order of the pages. Some terms stand on some pages only, such as the gender of a person."""
    said = [(each, {fact.term: fact.words for fact in facts(each)}) for each in listings]
    terms = dict.fromkeys(term for _listing, words in said for term in words)
    return [_row(term, listings, [_cell(*each, term) for each in said]) for term in terms]


def _row(term: str, listings: Sequence[SavedListing], cells: Sequence[Cell]) -> Row:
    names = (each.page.provider.name for each in listings)
    shared = frozenset.intersection(*(frozenset(lines or ()) for lines in cells))
    said = (Said(name, lines, shared) for name, lines in zip(names, cells, strict=True))
    return Row(term, tuple(said))


def _cell(listing: SavedListing, words: dict[str, Cell], term: str) -> Cell:
    """What does not stand on a page does not apply to it; of a listing without services, that cannot be known."""
    if term in words:
        return words[term]
    return (_("Does not apply"),) if listing.page.offers else None
