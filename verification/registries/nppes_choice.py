"""Which rows are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self

from django.utils.translation import gettext as _

from providers.models import Provider, RegistryRecord
from providers.npi import is_valid_npi
from providers.nucc_file import relevant_taxonomies
from providers.vocabulary.checking import ListingState
from verification.registries.faults import BadRow
from verification.registries.npi_set import NpiSet
from verification.registries.nppes_columns import Columns
from verification.registries.nppes_row import KINDS, parse_deactivation, parse_row
from verification.registries.place import state_code


class Candidate(NamedTuple):
    record: RegistryRecord
    is_new: bool  # not stored when the run began, and to be
    is_whole: bool  # else the row says only that the NPI is deactivated


@dataclass
class Choice:
    """Keeps a row that has a relevant taxonomy in one of the states (all when none is named).

    A row of a record that is here already, or of a listed provider, is kept wherever its owner moved and whatever they
    became, so that no record grows stale and no listing goes uncompared. A deactivated NPI never makes a new record; of
    a listed provider it is handed on all the same, for reviewers have to hear of it. Of two rows for one NPI in a file
    the first is kept and the second is bad: nothing in the file says which is true, and people should look.
    """

    columns: Columns
    states: frozenset[str]
    held: NpiSet
    listed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._relevant = relevant_taxonomies()
        self._seen = NpiSet()

    @classmethod
    def beside_stored(cls, columns: Columns, states: Iterable[str]) -> Self:
        """Knows the records and the listings that are in the database now."""
        npis = RegistryRecord.objects.order_by().values_list("npi", flat=True)
        held = NpiSet(npis.iterator(chunk_size=10_000))
        providers = Provider.objects.exclude(listing_state=ListingState.CLOSED)
        listed = providers.filter(npi__isnull=False).order_by().values_list("npi", flat=True)
        return cls(columns, frozenset(states), held, frozenset(map(str, listed)))

    def of(self, values: list[str]) -> Candidate | None:
        """The record of a row, None when it is to be skipped; raises BadRow."""
        place = self.columns.place
        npi, entity = values[place["npi"]], values[place["entity"]]
        if not is_valid_npi(npi):
            raise BadRow(_("the NPI is not valid: it needs 10 digits and the right check digit"))
        if entity not in KINDS and (entity or not values[place["deactivated_on"]]):
            raise BadRow(_("the entity type is neither 1 (person) nor 2 (organization)"))
        held = npi in self.held
        concerns_us = held or npi in self.listed
        if not concerns_us and not (entity and self._is_wanted(values)):
            return None
        parse = parse_row if entity else parse_deactivation
        record = parse(values, self.columns)
        if record.deactivated_on and not concerns_us:
            return None
        if npi in self._seen:
            raise BadRow(_("a second row for this NPI; the first one is kept"))
        self._seen.add(npi)
        is_new = not held and record.deactivated_on is None
        return Candidate(record, is_new=is_new, is_whole=bool(entity))

    def _is_wanted(self, values: list[str]) -> bool:
        if self._relevant.isdisjoint(self.columns.taxonomies(values)):
            return False
        place = self.columns.place
        return (
            not self.states
            or state_code(values[place["state"]], values[place["country"]]) in self.states
        )
