"""The columns of the exclusion list that are read, by the names in its header, and the widths at which it cuts names."""

from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _

from verification.registries.faults import FileRefused

NAMES = {
    "last_name": "LASTNAME",
    "first_name": "FIRSTNAME",
    "middle_name": "MIDNAME",
    "business_name": "BUSNAME",
    "general": "GENERAL",
    "specialty": "SPECIALTY",
    "npi": "NPI",
    "address": "ADDRESS",
    "city": "CITY",
    "state": "STATE",
    "zip": "ZIP",
    "authority": "EXCLTYPE",
    "excluded_on": "EXCLDATE",
    "reinstated_on": "REINDATE",
    "waiver_on": "WAIVERDATE",
    "waiver_state": "WVRSTATE",
}
# The record layout that OIG publishes calls this one by another name than its file.
ALSO_CALLED = {"WAIVERSTATE": "WVRSTATE"}
# From the same layout: a name that fills its field may go on behind it.
WIDTHS = {"last_name": 20, "first_name": 15, "middle_name": 15, "business_name": 30}


@dataclass(frozen=True)
class Columns:
    """Where each of NAMES stands in a row."""

    width: int
    place: dict[str, int]

    @classmethod
    def of(cls, header: list[str]) -> Self:
        """Raises FileRefused that names the columns that are missing."""
        said = [ALSO_CALLED.get(name.upper(), name.upper()) for name in header]
        where = {name: index for index, name in reversed(list(enumerate(said)))}
        missing = [name for name in NAMES.values() if name not in where]
        # Other files about providers have a column "NPI" as well.
        if len(missing) >= len(NAMES) - 1:
            raise FileRefused(
                _(
                    "It is another file, or has no header: its first line names none of the columns of the "
                    "list. Take the whole list, UPDATED.csv, as OIG publishes it."
                )
            )
        if missing:
            raise FileRefused(
                _(
                    "Its first line lacks these columns: %s. Take the whole list, UPDATED.csv, with its "
                    "header, as OIG publishes it."
                )
                % ", ".join(missing)
            )
        return cls(len(header), {key: where[name] for key, name in NAMES.items()})

    def npi(self, values: list[str]) -> str:
        """As typed, also of a row that is too short to have one."""
        return next(iter(values[self.place["npi"] :]), "")
