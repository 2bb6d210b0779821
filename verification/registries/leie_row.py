"""From the cells of one row of the exclusion list to what is kept of it."""

import datetime as dt
import hashlib
import json
import re
from typing import NamedTuple

from django.db.models import CharField
from django.utils.translation import gettext as _

from providers.npi import is_valid_npi
from verification.exclusions.names import keys_of
from verification.models.exclusion import FACTS, Exclusion, ExclusionFacts
from verification.registries.faults import BadRow
from verification.registries.leie_columns import NAMES, Columns
from verification.registries.place import state_code, zip_code

DATES = frozenset({"excluded_on", "reinstated_on", "waiver_on"})
LIMITS = {
    field.name: field.max_length
    for field in ExclusionFacts._meta.local_fields
    if isinstance(field, CharField) and field.name in NAMES
}


class LeieRow(NamedTuple):
    """`note` says what of a row that is kept could not be."""

    exclusion: Exclusion
    reinstated_on: dt.date | None
    note: str


def parse_row(values: list[str], columns: Columns) -> LeieRow:
    """`values` has the width of the header. Raises BadRow.

    A number that cannot be an NPI costs the row its NPI and nothing more: the name still stands on the list.
    """
    cell = {name: " ".join(values[place].split()) for name, place in columns.place.items()}
    dates = {name: _date(cell[name], name) for name in DATES}
    if not (cell["last_name"] or cell["business_name"]):
        raise BadRow(_("has no name"))
    if not cell["authority"]:
        raise BadRow(_("has no EXCLTYPE"))
    excluded_on = dates["excluded_on"]
    if excluded_on is None:
        raise BadRow(_("has no EXCLDATE"))
    npi, note = _npi(cell["npi"])
    state = state_code(cell["state"])
    texts = cell | {
        "npi": npi,
        "state": state,
        "zip": zip_code(cell["zip"], state),
        "waiver_state": state_code(cell["waiver_state"]),
    }
    for name, limit in LIMITS.items():
        if limit is not None and len(texts[name]) > limit:
            words = {"column": NAMES[name], "limit": limit}
            raise BadRow(_("%(column)s is longer than %(limit)d characters") % words)
    exclusion = Exclusion(
        **{name: texts[name] for name in LIMITS},
        excluded_on=excluded_on,
        waiver_on=dates["waiver_on"],
    )
    exclusion.name_keys = keys_of(exclusion)
    exclusion.row_sha256 = _digest(exclusion)
    return LeieRow(exclusion, dates["reinstated_on"], note)


def _date(text: str, name: str) -> dt.date | None:
    if not text.strip("0"):
        return None
    if re.fullmatch(r"[0-9]{8}", text):
        try:
            return dt.date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            pass
    raise BadRow(_("%s is not a date as YYYYMMDD") % NAMES[name])


def _npi(text: str) -> tuple[str, str]:
    if not text.strip("0"):
        return "", ""
    if is_valid_npi(text):
        return text, ""
    return "", _("is kept without its NPI, which is not valid")


def _digest(exclusion: Exclusion) -> str:
    parts = [str(getattr(exclusion, name)) for name in FACTS if name != "row_sha256"]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
