"""One result of the NPI registry's answer, in either of its shapes, as a typed record."""

import datetime as dt
import re
from typing import Any

from django.utils.translation import gettext as _

from providers.npi import is_valid_npi
from providers.vocabulary.people import ProviderKind
from verification.registries.faults import BadRow
from verification.registries.nppes_outcomes import NppesRecord, Place, Taxonomy
from verification.registries.person_name import full_name
from verification.registries.place import state_code, zip_code
from verification.registries.plain_json import members, objects, text

KINDS = {
    "NPI-1": ProviderKind.INDIVIDUAL,
    "1": ProviderKind.INDIVIDUAL,
    "NPI-2": ProviderKind.ORGANIZATION,
    "2": ProviderKind.ORGANIZATION,
}
# From here on a number of seconds would lie after the year 5000: it counts thousandths.
THOUSANDTHS = 10**11


def record_of(result: object) -> NppesRecord:
    """Raises BadRow when it has no NPI, kind or name; everything else may be missing."""
    result = members(result)
    npi = text(result.get("number"))
    if not is_valid_npi(npi):
        raise BadRow(_("it has no valid NPI"))
    kind = KINDS.get(text(result.get("enumeration_type")))
    if kind is None:
        raise BadRow(_("it does not say whether it is a person or an organization"))
    basic = members(result.get("basic"))
    name = _name(basic, kind)
    if not name:
        raise BadRow(_("it has no name"))
    return NppesRecord(
        npi=npi,
        kind=kind,
        name=name,
        last_name=text(basic.get("last_name")),
        first_name=text(basic.get("first_name")),
        middle_name=text(basic.get("middle_name")),
        credential_text=text(basic.get("credential")),
        other_names=_other_names(result),
        places=_places(result),
        taxonomies=tuple(_taxonomy(each) for each in objects(result.get("taxonomies"))),
        enumerated_on=_day(basic.get("enumeration_date")) or _day(result.get("created_epoch")),
        updated_on=_day(basic.get("last_updated")) or _day(result.get("last_updated_epoch")),
        is_active=text(basic.get("status")).upper() in ("", "A"),
    )


def _name(basic: dict[str, Any], kind: ProviderKind) -> str:
    spelled_out = text(basic.get("name"))
    if kind == ProviderKind.ORGANIZATION:
        return text(basic.get("organization_name")) or spelled_out
    keys = ("first_name", "middle_name", "last_name", "name_suffix")
    first, middle, last, suffix = (text(basic.get(key)) for key in keys)
    return full_name(first, middle, last, suffix) if first or last else spelled_out


def _other_names(result: dict[str, Any]) -> tuple[str, ...]:
    names = []
    for each in objects(result.get("other_names")):
        keys = ("first_name", "middle_name", "last_name", "suffix")
        person = full_name(*(text(each.get(key)) for key in keys))
        names.append(text(each.get("organization_name")) or person)
    return tuple(name for name in dict.fromkeys(names) if name)


def _places(result: dict[str, Any]) -> tuple[Place, ...]:
    """Where clients are seen; an address for letters may be somebody's home."""
    rows = [
        *(
            each
            for each in objects(result.get("addresses"))
            if text(each.get("address_purpose")).upper() != "MAILING"
        ),
        *objects(result.get("practiceLocations")),
    ]
    return tuple(dict.fromkeys(_place(each) for each in rows))


def _place(row: dict[str, Any]) -> Place:
    state = state_code(text(row.get("state")), text(row.get("country_code")))
    lines = (text(row.get("address_1")), text(row.get("address_2")))
    return Place(
        address=", ".join(line for line in lines if line),
        city=text(row.get("city")),
        state=state,
        zip=zip_code(text(row.get("postal_code")), state),
        phone=text(row.get("telephone_number"), longest=30),
    )


def _taxonomy(row: dict[str, Any]) -> Taxonomy:
    return Taxonomy(
        code=text(row.get("code"), longest=10),
        words=text(row.get("desc")),
        license_number=text(row.get("license"), longest=40),
        license_state=state_code(text(row.get("state"))),
        is_primary=row.get("primary") is True or text(row.get("primary")).upper() in ("Y", "TRUE"),
    )


def _day(value: object) -> dt.date | None:
    """A day written as YYYY-MM-DD or MM/DD/YYYY, or an epoch in seconds or in thousandths, as a number or a text."""
    words = text(value)
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
            return dt.date.fromisoformat(words)
        if re.fullmatch(r"[0-9]{2}/[0-9]{2}/[0-9]{4}", words):
            return dt.date(int(words[6:]), int(words[:2]), int(words[3:5]))
        if re.fullmatch(r"[0-9]{9,15}", words):
            seconds = int(words) // 1000 if int(words) >= THOUSANDTHS else int(words)
            return dt.datetime.fromtimestamp(seconds, dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        pass
    return None
