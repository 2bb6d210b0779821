"""From the cells of one row to the record that we keep."""

import datetime as dt
import hashlib
import json
import re

from django.db.models import CharField
from django.utils.translation import gettext as _

from providers.models import RegistryRecord
from providers.vocabulary.people import ProviderKind
from verification.registries.faults import BadRow
from verification.registries.nppes_columns import NAMES, Columns
from verification.registries.person_name import full_name
from verification.registries.place import state_code, zip_code

KINDS = {"1": ProviderKind.INDIVIDUAL, "2": ProviderKind.ORGANIZATION}
# Ours, not the registry's.
BOOKKEEPING = {"row_sha256", "imported_at", "changed_at", "claimed_by"}
KEPT = [field.name for field in RegistryRecord._meta.fields if field.name not in BOOKKEEPING]
LIMITS = {
    field.name: (field.max_length, field.verbose_name)
    for field in RegistryRecord._meta.fields
    if isinstance(field, CharField) and field.max_length and field.name in KEPT
}
UNAVAILABLE = "<UNAVAIL>"
# CMS puts these in place of social security, tax and employer numbers.
MASKS = frozenset("$*_= ")


def parse_row(values: list[str], columns: Columns) -> RegistryRecord:
    """An unsaved record with its digest; raises BadRow. `values` has the width of the header and an entity type.

    Officials of organizations, mailing addresses, sex and identifiers of insurers are not kept.
    """
    cell = {name: _clean(values[index]) for name, index in columns.place.items()}
    kind = KINDS[cell["entity"]]
    state = state_code(cell["state"], cell["country"])
    codes = [_clean(code) for code in columns.taxonomies(values)]
    primary = [switch.strip() for switch in columns.primaries(values)]
    record = RegistryRecord(
        npi=cell["npi"],
        kind=kind,
        name=_name(cell, kind),
        last_name=cell["last_name"],
        first_name=cell["first_name"],
        middle_name=cell["middle_name"],
        credential_text=cell["credential_text"],
        other_name=_other_name(cell, kind),
        address=", ".join(line for line in (cell["address_1"], cell["address_2"]) if line),
        city=cell["city"],
        state=state,
        zip=zip_code(cell["zip"], state),
        phone=cell["phone"],
        taxonomies=list(dict.fromkeys(code for code in codes if code)),
        primary_taxonomy=next((c for c, on in zip(codes, primary, strict=True) if on == "Y"), ""),
        license_hints=_license_hints(values, columns, codes),
        enumerated_on=_date(cell, "enumerated_on"),
        updated_on=_date(cell, "updated_on"),
        deactivated_on=deactivation_date(values, columns),
    )
    _check_lengths(record)
    record.row_sha256 = _digest([getattr(record, name) for name in KEPT])
    return record


def parse_deactivation(values: list[str], columns: Columns) -> RegistryRecord:
    """The row of a deactivated NPI says nothing else: a record with NPI, date and digest only; raises BadRow."""
    npi, date = values[columns.place["npi"]], deactivation_date(values, columns)
    return RegistryRecord(npi=npi, deactivated_on=date, row_sha256=_digest([npi, date]))


def deactivation_date(values: list[str], columns: Columns) -> dt.date | None:
    """When the NPI ceased to be valid, unless it has been reactivated since; raises BadRow."""
    cell = {
        name: values[columns.place[name]].strip() for name in ("deactivated_on", "reactivated_on")
    }
    ended, resumed = _date(cell, "deactivated_on"), _date(cell, "reactivated_on")
    return None if ended and resumed and resumed >= ended else ended


def _clean(text: str) -> str:
    text = " ".join(text.split()) if text else ""
    return "" if text == UNAVAILABLE else text


def _name(cell: dict[str, str], kind: ProviderKind) -> str:
    # Capitals of an organization stay: nobody can tell "MRI" from a word.
    name = (
        cell["organization"]
        if kind == ProviderKind.ORGANIZATION
        else full_name(cell["first_name"], cell["middle_name"], cell["last_name"], cell["suffix"])
    )
    if not name:
        raise BadRow(_("has no name"))
    return name


def _other_name(cell: dict[str, str], kind: ProviderKind) -> str:
    if kind == ProviderKind.ORGANIZATION:
        return cell["other_organization"]
    parts = ("other_first_name", "other_middle_name", "other_last_name", "other_suffix")
    return full_name(*(cell[part] for part in parts))


def _license_hints(values: list[str], columns: Columns, codes: list[str]) -> list[dict[str, str]]:
    slots = zip(codes, columns.license_numbers(values), columns.license_states(values), strict=True)
    return [
        {"taxonomy": code, "number": _clean(number), "state": state_code(state)}
        for code, number, state in slots
        if not MASKS.issuperset(number)
    ]


def _date(cell: dict[str, str], name: str) -> dt.date | None:
    text = cell[name]
    if not text:
        return None
    if re.fullmatch(r"[0-9]{2}/[0-9]{2}/[0-9]{4}", text):
        month, day, year = map(int, text.split("/"))
        try:
            return dt.date(year, month, day)
        except ValueError:
            pass
    raise BadRow(_("%(field)s is not a date as MM/DD/YYYY") % {"field": NAMES[name]})


def _check_lengths(record: RegistryRecord) -> None:
    for name, (limit, verbose_name) in LIMITS.items():
        if len(getattr(record, name)) > limit:
            raise BadRow(
                _("%(field)s is longer than %(limit)d characters")
                % {"field": verbose_name, "limit": limit}
            )
    if any(len(code) > LIMITS["primary_taxonomy"][0] for code in record.taxonomies):
        raise BadRow(_("a taxonomy code is longer than 10 characters"))


def _digest(parts: list[object]) -> str:
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()
