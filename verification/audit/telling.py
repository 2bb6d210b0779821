"""Rows of the audit trail in words: who did what, and what fields said before and after as far as that was not erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Field, Model
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.commands import WORKER
from accounts.models import User
from providers.models import License, Provider
from verification.audit.names import (
    Names,
    field_of,
    models_by_kind,
    names_of,
    points_at,
    values_of,
)
from verification.models import AuditRow
from verification.models.audit_row import EVERYTHING, Act

# Of a row that never changes, these say what it is; the rest can be read where it stands.
KEPT_SAYS = {"evidence": ("fact", "result", "source"), "decision": ("verdict", "reason")}
# What a history is about says it already; files have these all the same.
UNTOLD = frozenset({"id", "provider_id"})


@dataclass(frozen=True)
class Change:
    """One field; texts for people, empty where it said nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """A row as people read it. `erased` where the fields said something that is not kept any more.

    `earlier` are views of the same thing by the same person just before, which the line stands for as well. `about` names the listing whose history the row belongs to; it is empty where there is none, and where that is gone. `license` names the license that it is about in the same way.
    """

    row: AuditRow
    who: str
    said: str
    about: str
    changes: Sequence[Change]
    erased: bool
    earlier: Sequence[AuditRow]
    license: str = ""
    # The evidence or decision that the row recorded, while it is there.
    kept: Model | None = None

    @property
    def times(self) -> int:
        """How often it was done."""
        return 1 + len(self.earlier)


def told(runs: Sequence[Sequence[AuditRow]]) -> list[Line]:
    """Each run of rows, newest first, as a line in words, with as many queries for a hundred as for one."""
    rows = [run[0] for run in runs]
    names = names_of(rows, kept=KEPT_SAYS)
    return [_line(run[0], run[1:], names) for run in runs]


def kind_name(kind: str) -> str:
    """What people call it: "listing", "phase of a service"."""
    model = models_by_kind().get(kind)
    if model is None:
        return kind
    return _model_name(model)


def _model_name(model: Any) -> str:
    """As people know it, where the model itself is named otherwise."""
    named = {"provider": _("listing"), "user": _("account")}
    return named.get(model._meta.model_name, str(model._meta.verbose_name))


def recorded_by(line: Line) -> dict[str, str]:
    """What the evidence or decision of a line says, by the name of the column, as programs read it; empty for every other line."""
    if line.kept is None:
        return {}
    fields = {field.column: field for field in line.kept._meta.concrete_fields}
    return {
        name: str(fields[name].value_to_string(line.kept))
        for name in line.row.fields
        if name in fields and fields[name].value_from_object(line.kept) not in (None, "")
    }


def _line(row: AuditRow, earlier: Sequence[AuditRow], names: Names) -> Line:
    kept = names.kept.get(row.kind, {}).get(row.key)
    if row.kind in KEPT_SAYS:
        changes = _kept_changes(row.kind, kept)
        erased = False
    else:
        said = values_of(row)
        changes = [
            _change(row.kind, name, said[name][0], said[name][1], names)
            for name in row.fields
            if name in said and name not in UNTOLD
        ]
        erased = bool(row.values_sha256) and not said
        if erased:
            told = (name for name in row.fields if name not in UNTOLD)
            changes = [Change(_label(row.kind, name), "", "") for name in told]
    about = names.listings.get(row.listing_id or 0, "")
    license_ = names.licenses.get(str(row.license_id), "")
    who = _who(row, names.people)
    return Line(row, who, _said(row), about, changes, erased, earlier, license_, kept)


def _who(row: AuditRow, people: dict[int, str]) -> str:
    if row.actor_id is not None:
        return _person(row.actor_id, people)
    if row.program:
        if row.program == WORKER:
            return _("The worker of this site")
        return _("The command %(name)s") % {"name": row.program}
    return _("Not known: a visitor, or somebody with a shell or the database")


def _person(number: int, people: dict[int, str]) -> str:
    return people.get(number, _("Account %(number)d (deleted)") % {"number": number})


def _said(row: AuditRow) -> str:
    told = {"act": Act(row.act).label, "kind": kind_name(row.kind)}
    if row.key == EVERYTHING:
        return _("%(act)s all rows of this kind: %(kind)s") % told
    return _("%(act)s: %(kind)s") % told


def _change(kind: str, name: str, before: Any, after: Any, names: Names) -> Change:
    field = field_of(kind, name)
    was, now = (_named(field, each, names) or _text(field, each) for each in (before, after))
    return Change(_label(kind, name), was, now)


def _named(field: "Field[Any, Any] | None", key: Any, names: Names) -> str:
    """The name of the account, listing or license that a field points at; empty for every other field."""
    if key is None:
        return ""
    if points_at(field, User):
        return _person(key, names.people)
    if points_at(field, License):
        return names.licenses.get(str(key), "")
    return names.listings.get(key, "") if points_at(field, Provider) else ""


def _kept_changes(kind: str, found: Model | None) -> list[Change]:
    if found is None:
        return []
    says = ((name, getattr(found, name)) for name in KEPT_SAYS[kind])
    return [
        Change(_label(kind, name), "", _text(field_of(kind, name), value))
        for name, value in says
        if value
    ]


def _label(kind: str, name: str) -> str:
    field = field_of(kind, name)
    return capfirst(str(field.verbose_name)) if field is not None else name


def _text(field: "Field[Any, Any] | None", value: Any) -> str:
    if value is None or value in ("", []):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_text(field, each) for each in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_text(None, each)}" for name, each in value.items())
    if isinstance(field, models.DateTimeField):
        moment = parse_datetime(str(value))
        return date_format(localtime(moment), "DATETIME_FORMAT") if moment else str(value)
    if isinstance(field, models.DateField):
        day = parse_date(str(value))
        return date_format(day, "DATE_FORMAT") if day else str(value)
    if isinstance(field, models.ForeignKey):
        return f"{capfirst(_model_name(field.related_model))} {value}"
    # A stated list has the choices of what it is made of.
    one = getattr(field, "base_field", field)
    return str(dict(getattr(one, "flatchoices", ())).get(value, value))
