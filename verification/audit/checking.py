"""Does the trail still say what was written? Read from its first row to its last, a few thousand rows in memory at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain as joined

from django.db.models import Exists, OuterRef
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from verification.audit import chain
from verification.audit.kept_rows import altered, unrecorded
from verification.models import AuditRow, AuditValues

AT_ONCE = 2000


@dataclass(frozen=True)
class Fault:
    """Something that nobody can have done through the site; `number` is the place in the chain, 0 for what is not in it."""

    number: int
    what: str
    said: str


@dataclass
class Checked:
    """What was read so far. `erased` rows have a digest and no values any more, as they may."""

    rows: int = 0
    number: int = 0
    hash: str = chain.START
    erased: int = 0
    anchored: bool = False


@dataclass
class Check:
    """One reading; `anchor` is a hash that the trail must contain, kept elsewhere, and `tell` hears how many rows were read."""

    anchor: str = ""
    tell: Callable[[int], object] = int
    done: Checked = field(default_factory=Checked)

    def faults(self) -> Iterator[Fault]:
        """What is wrong, in the order of the trail; `done` is complete when this is through."""
        self.done.anchored = self.anchor == chain.START
        for rows in self._batches():
            self._count(rows)
            yield from joined.from_iterable(self._row(row) for row in rows)
            for row in altered(rows):
                yield Fault(
                    row.number or 0,
                    "altered",
                    _("The %(kind)s that row %(number)d recorded is not as it was, or is gone.")
                    % {"kind": row.kind, "number": row.number}
                    + _about(row),
                )
            self.tell(len(rows))
        yield from self._beside()
        if self.anchor and not self.done.anchored:
            yield Fault(
                self.done.number,
                "cut",
                _(
                    "No row has the hash %s: the end of the trail was cut off, or the trail was made anew."
                )
                % self.anchor,
            )

    def _batches(self) -> Iterator[list[AuditRow]]:
        """By number, which is unique, so that a batch begins where the last one ended; rows that come meanwhile are read too."""
        last = None
        while True:
            rows = AuditRow.objects.filter(number__isnull=False)
            if last is not None:
                rows = rows.filter(number__gt=last)
            batch = list(rows.select_related("values").order_by("number")[:AT_ONCE])
            if not batch:
                return
            last = batch[-1].number
            yield batch

    def _row(self, row: AuditRow) -> Iterator[Fault]:
        done, number = self.done, row.number or 0
        told = {"number": number, "before": done.number, "from": done.number + 1, "to": number - 1}
        if number > done.number + 1:
            one = number == done.number + 2
            said = _("Row %(to)d is missing.") if one else _("Rows %(from)d to %(to)d are missing.")
            yield Fault(done.number + 1, "removed", said % told)
        elif row.previous != done.hash:
            yield Fault(
                number,
                "moved",
                _(
                    "Row %(number)d does not follow row %(before)d: one of them was inserted, moved or rewritten."
                )
                % told
                + _about(row),
            )
        if row.hash != chain.hash_of(row):
            yield Fault(number, "edited", _("Row %(number)d was edited.") % told + _about(row))
        values = getattr(row, "values", None)
        if values and row.values_sha256 != chain.sha256(f"{values.salt}\n{values.shown}"):
            said = _("The values of row %(number)d were edited.") % told
            yield Fault(number, "values", said + _about(row))
        done.number, done.hash = number, row.hash

    def _count(self, rows: list[AuditRow]) -> None:
        self.done.rows += len(rows)
        kept = {"evidence", "decision"}
        self.done.erased += sum(
            bool(row.values_sha256) and row.kind not in kept and not hasattr(row, "values")
            for row in rows
        )
        self.done.anchored |= any(row.hash == self.anchor for row in rows)

    def _beside(self) -> Iterator[Fault]:
        """What stands beside the chain and should hang on it."""
        row = AuditRow.objects.filter(pk=OuterRef("pk"))
        for values in AuditValues.objects.filter(~Exists(row)).iterator():
            yield Fault(0, "values", _("A row is gone whose values are left: key %d.") % values.pk)
        for kind, key in unrecorded():
            yield Fault(
                0,
                "unrecorded",
                _("No row recorded the %(kind)s %(key)s.") % {"kind": kind, "key": key},
            )


def _about(row: AuditRow) -> str:
    """What a row says now that it is about, for whoever looks it up: keys and a moment, nobody's name."""
    about = [f"{row.kind} {row.key}"]
    if row.license_id and row.kind != "license":
        about.append(f"license {row.license_id}")
    elif row.listing_id and row.kind != "listing":
        about.append(f"listing {row.listing_id}")
    moment = localtime(row.at).strftime("%Y-%m-%d %H:%M %Z")
    return " " + _("It says: %(about)s, %(at)s.") % {"about": ", ".join(about), "at": moment}
