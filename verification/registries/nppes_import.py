"""Writes the rows of an NPPES file into private records, a thousand at a time."""

from collections.abc import Callable, Iterable

from django.db import reset_queries, transaction
from django.utils import timezone

from providers.models import RegistryRecord
from verification.actions.registry_differences import Before, note_deactivated, note_differences
from verification.registries.bad_rows import BadRows
from verification.registries.faults import BadRow, FileCutShort
from verification.registries.nppes_choice import Candidate, Choice
from verification.registries.nppes_file import NppesFile
from verification.registries.nppes_row import KEPT
from verification.registries.tally import Tally

# 23 columns × 1,000 rows stay far below the 65,535 values that PostgreSQL takes in one statement.
BATCH = 1000
# Rows between two looks at the progress bar.
STEP = 2000
# A claim, and the day we first read the record, survive every later import.
UPDATED = [*(name for name in KEPT if name != "npi"), "row_sha256", "changed_at"]
DEACTIVATED = ["deactivated_on", "row_sha256", "changed_at"]


def import_rows(
    file: NppesFile,
    *,
    states: Iterable[str] = (),
    bad_rows: BadRows,
    tally: Tally,
    progress: Callable[[int], object],
) -> None:
    """Read `file` to its end; `tally` is right at every moment, whatever ends the run.

    Each batch is one transaction, so a run that was stopped keeps what it counted and can be repeated. Raises
    FileCutShort after what came before the cut has been kept, ReportFailed when the report takes no more.
    """
    choice = Choice.beside_stored(file.columns, states)
    batch: list[Candidate] = []
    try:
        for number, row in enumerate(file.rows(), start=1):
            if not number % STEP:
                progress(file.bytes_read)
            try:
                if row.fault:
                    raise BadRow(row.fault)
                candidate = choice.of(row.values)
            except BadRow as reason:
                bad_rows.add(row.line, choice.columns.npi(row.values), str(reason))
                tally.bad += 1
                continue
            if candidate is None:
                tally.skipped += 1
                continue
            batch.append(candidate)
            if len(batch) == BATCH:
                _save(batch, tally)
                batch = []
    except FileCutShort:
        _save(batch, tally)
        raise
    _save(batch, tally)
    progress(file.bytes_read)


def _save(batch: list[Candidate], tally: Tally) -> None:
    """One transaction; the tally grows after it."""
    if not batch:
        return
    now = timezone.now()
    # In one order everywhere, so that two imports wait for each other instead of locking each other out.
    batch.sort(key=lambda candidate: candidate.record.npi)
    with transaction.atomic():
        digests = dict(
            RegistryRecord.objects.filter(npi__in=[item.record.npi for item in batch])
            .order_by()
            .values_list("npi", "row_sha256")
        )
        new: list[RegistryRecord] = []
        changed: list[RegistryRecord] = []
        deactivated: list[RegistryRecord] = []
        left: list[RegistryRecord] = []
        for record, is_new, is_whole in batch:
            record.imported_at = record.changed_at = now
            stored = digests.get(record.npi)
            if stored == record.row_sha256:
                continue
            if stored is not None:
                (changed if is_whole else deactivated).append(record)
            elif is_new:
                new.append(record)
            else:
                left.append(record)  # deactivated, or erased since the run began
        before = Before.of([record.npi for record in new + changed + deactivated])
        RegistryRecord.objects.bulk_create(
            new + changed,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["npi"],
            update_fields=UPDATED,
        )
        RegistryRecord.objects.bulk_update(deactivated, DEACTIVATED, batch_size=BATCH)
        note_differences(before)
        note_deactivated(left)
    tally.new += len(new)
    tally.changed += len(changed) + len(deactivated)
    tally.skipped += len(left)
    tally.unchanged += len(batch) - len(new) - len(changed) - len(deactivated) - len(left)
    # With DEBUG on, Django keeps the text of every statement.
    reset_queries()
