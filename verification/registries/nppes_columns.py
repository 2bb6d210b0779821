"""Where the columns that we read stand in an NPPES file, by the names in its header."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verification.registries.faults import FileRefused

# CMS gives a row room for 15 taxonomy codes, each with a license number, its state, and "is this the primary one".
SLOTS = range(1, 16)
PLACE = "Provider Business Practice Location Address"
NAMES = {
    "npi": "NPI",
    "entity": "Entity Type Code",
    "organization": "Provider Organization Name (Legal Business Name)",
    "last_name": "Provider Last Name (Legal Name)",
    "first_name": "Provider First Name",
    "middle_name": "Provider Middle Name",
    "suffix": "Provider Name Suffix Text",
    "credential_text": "Provider Credential Text",
    "other_organization": "Provider Other Organization Name",
    "other_last_name": "Provider Other Last Name",
    "other_first_name": "Provider Other First Name",
    "other_middle_name": "Provider Other Middle Name",
    "other_suffix": "Provider Other Name Suffix Text",
    "address_1": "Provider First Line Business Practice Location Address",
    "address_2": "Provider Second Line Business Practice Location Address",
    "city": f"{PLACE} City Name",
    "state": f"{PLACE} State Name",
    "zip": f"{PLACE} Postal Code",
    "country": f"{PLACE} Country Code (If outside U.S.)",
    "phone": f"{PLACE} Telephone Number",
    "enumerated_on": "Provider Enumeration Date",
    "updated_on": "Last Update Date",
    "deactivated_on": "NPI Deactivation Date",
    "reactivated_on": "NPI Reactivation Date",
}
TAXONOMY = "Healthcare Provider Taxonomy Code_{}"
PRIMARY = "Healthcare Provider Primary Taxonomy Switch_{}"
LICENSE_NUMBER = "Provider License Number_{}"
LICENSE_STATE = "Provider License Number State Code_{}"
# Named in a complaint; the rest is counted.
LISTED = 6


@dataclass(frozen=True)
class Columns:
    """Reads the cells of one row; `place` has the position of each of NAMES."""

    width: int
    place: dict[str, int]
    taxonomies: Callable[[list[str]], tuple[str, ...]]
    primaries: Callable[[list[str]], tuple[str, ...]]
    license_numbers: Callable[[list[str]], tuple[str, ...]]
    license_states: Callable[[list[str]], tuple[str, ...]]

    @classmethod
    def of(cls, header: list[str]) -> Self:
        """Raises FileRefused that names the columns that are missing.

        V1 ("Gender"), V2 ("Sex") and V3 (five columns more) differ only in columns that are not read.
        """
        where = {name: index for index, name in reversed(list(enumerate(header)))}
        slots = [TAXONOMY, PRIMARY, LICENSE_NUMBER, LICENSE_STATE]
        needed = [*NAMES.values(), *(slot.format(number) for slot in slots for number in SLOTS)]
        if missing := [name for name in needed if name not in where]:
            # Other files about providers have a column "NPI" as well.
            is_another = len(missing) >= len(needed) - 1
            raise FileRefused(_another_file() if is_another else _complaint(missing))
        return cls(
            len(header),
            {key: where[name] for key, name in NAMES.items()},
            *(itemgetter(*(where[slot.format(number)] for number in SLOTS)) for slot in slots),
        )

    def npi(self, values: list[str]) -> str:
        """As typed, also of a row that is too short to have one."""
        return next(iter(values[self.place["npi"] :]), "")


def _another_file() -> str:
    return _(
        "It is another file, or has no header: its first line names none of the columns of the "
        "CMS file. Give npidata_pfile_….csv, or the ZIP around it."
    )


def _complaint(missing: list[str]) -> str:
    names = ", ".join(f"“{name}”" for name in missing[:LISTED])
    if len(missing) > LISTED:
        more = len(missing) - LISTED
        names += " " + ngettext("and %d more", "and %d more", more) % more
    return _(
        "Its first line lacks these columns: %(names)s. Known layouts of the CMS file: "
        "V1 (with “Provider Gender Code”), V2 (with “Provider Sex Code”, 330 columns), "
        "V3 (V2 and five columns that start with “npi_”)."
    ) % {"names": names}
