"""What the rows of the audit trail point at, by name: people, listings, licenses, and the evidence and decisions that they recorded."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Field, Model

from accounts.models import User
from providers.models import License, Provider
from verification.audit.covered import COVERED
from verification.models import AuditRow
from verification.models.audit_row import EVERYTHING


@dataclass(frozen=True)
class Names:
    """What the rows of a page point at, by key."""

    people: dict[int, str]
    listings: dict[int, str]
    licenses: dict[str, str]
    kept: dict[str, dict[str, Model]]


def names_of(rows: Collection[AuditRow], *, kept: Iterable[str]) -> Names:
    """The names for all of `rows`, in a number of queries that does not grow with them; `kept` are the kinds of evidence and decisions."""
    return Names(
        people=_people(rows),
        listings=_listings(rows),
        licenses=_licenses(rows),
        kept={kind: _kept(kind, rows) for kind in kept},
    )


@cache
def models_by_kind() -> dict[str, type[Model]]:
    """The model of each kind of row, in the order of the table of what is covered."""
    by_table = {model._meta.db_table: model for model in apps.get_models()}
    return {cover.kind: by_table[table] for table, cover in COVERED.items()}


def values_of(row: AuditRow) -> dict[str, list[Any]]:
    """What the fields said, [before, after] each; empty where nothing was kept, or is any more."""
    values = getattr(row, "values", None)
    return json.loads(values.shown) if values else {}


def field_of(kind: str, name: str) -> "Field[Any, Any] | None":
    """The model's field by the name of its column; None for a column that is gone."""
    model = models_by_kind().get(kind)
    fields = model._meta.concrete_fields if model else ()
    return next((field for field in fields if field.column == name), None)


def points_at(field: "Field[Any, Any] | None", model: type[Model]) -> bool:
    return isinstance(field, models.ForeignKey) and field.related_model is model


def _people(rows: Iterable[AuditRow]) -> dict[int, str]:
    """Who acted, and whom a field names."""
    ids = {row.actor_id for row in rows if row.actor_id is not None} | _keys(rows, User)
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids)}


def _listings(rows: Iterable[AuditRow]) -> dict[int, str]:
    """Whose history a row belongs to, and which listing a field names."""
    ids = {row.listing_id for row in rows if row.listing_id is not None} | _keys(rows, Provider)
    return dict(Provider.objects.filter(pk__in=ids).values_list("pk", "name"))


def _licenses(rows: Iterable[AuditRow]) -> dict[str, str]:
    """The licenses that rows are about, or that a field names; two of one kind and state are told apart by their numbers."""
    ids = {row.license_id for row in rows if row.license_id is not None} | _keys(rows, License)
    return {str(each.pk): f"{each}, {each.number}" for each in License.objects.filter(pk__in=ids)}


def _keys(rows: Iterable[AuditRow], model: type[Model]) -> set[Any]:
    """What the fields of these rows that point at the model said before and after."""
    return {
        key
        for row in rows
        for name, said in values_of(row).items()
        if points_at(field_of(row.kind, name), model)
        for key in said
        if key is not None
    }


def _kept(kind: str, rows: Iterable[AuditRow]) -> dict[str, Model]:
    keys = {row.key for row in rows if row.kind == kind and row.key != EVERYTHING}
    found = models_by_kind()[kind]._default_manager.filter(pk__in=keys)
    return {str(each.pk): each for each in found}
