"""What else is known around a license: the same person's others, listings that claim its number, and what the registry has heard."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, Q, QuerySet, Value

from providers.dates import today
from providers.models import License, RegistryRecord
from providers.situations import Situation, situation_of


@dataclass(frozen=True)
class OtherLicense:
    """`situation` is how it stands today."""

    license: License
    situation: Situation


@dataclass(frozen=True)
class Hint:
    """A license number as somebody typed it into the registry: nothing was checked."""

    state: str
    number: str
    same_state: bool


@dataclass(frozen=True)
class Neighbors:
    """`record` is the registry's, where the listing has a number that it knows."""

    others: list[OtherLicense]
    rivals: list[OtherLicense]
    record: RegistryRecord | None
    hints: list[Hint]


def neighbors(license_: License) -> Neighbors:
    """What stands around the license, in a number of queries that does not grow."""
    provider = license_.provider
    same_person = Q(provider=provider)
    if provider.owner_id:
        same_person |= Q(provider__owner=provider.owner_id)
    record = RegistryRecord.objects.filter(npi=provider.npi).first() if provider.npi else None
    return Neighbors(
        others=_standing(License.objects.filter(same_person).exclude(pk=license_.pk)),
        rivals=_standing(rivals(license_)),
        record=record,
        hints=[_hint(each, license_.state) for each in record.license_hints] if record else [],
    )


def rivals(license_: License) -> QuerySet[License]:
    """Licenses of other listings in the same state whose number has the same digits, however they are written."""
    digits = re.sub(r"[^0-9]", "", license_.number).lstrip("0")
    if not digits:
        return License.objects.none()
    plain = Func(F("number"), Value("[^0-9]"), Value(""), Value("g"), function="regexp_replace")
    return (
        License.objects.filter(state=license_.state)
        .exclude(provider=license_.provider_id)
        .annotate(digits=Func(plain, Value("0"), function="ltrim"))
        .filter(digits=digits)
    )


def _standing(licenses: QuerySet[License]) -> list[OtherLicense]:
    on = today()
    found = licenses.with_standing().with_badge(on).select_related("provider")  # type: ignore[attr-defined]
    return [OtherLicense(each, situation_of(each, on)) for each in found.order_by("state", "pk")]


def _hint(typed: dict[str, Any], state: str) -> Hint:
    where = str(typed.get("state", ""))
    return Hint(where, str(typed.get("number", "")), where == state)
