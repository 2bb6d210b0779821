"""How fast the NPI file is read: python -m bench.import_nppes [--rows N]

Makes invented files in the layout of CMS and reads them as `manage.py import_nppes` does, beside what Python's csv
module takes for the same file with less or no work. What is written to the database is rolled back.
"""

import argparse
import csv
import os
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
django.setup()

from django.db import transaction  # noqa: E402

from providers.nucc_file import relevant_taxonomies  # noqa: E402
from tests.verification.nppes_rows import as_csv, npi, person  # noqa: E402
from verification.registries.bad_rows import BadRows  # noqa: E402
from verification.registries.nppes_file import open_nppes  # noqa: E402
from verification.registries.nppes_import import import_rows  # noqa: E402
from verification.registries.tally import Tally  # noqa: E402

FLOOR = 20_000  # rows a second, for rows that are skipped
TAXONOMY = "Healthcare Provider Taxonomy Code_{}"


def invented(path: Path, rows: int, taxonomy: str) -> Path:
    """A file of one invented psychiatrist, or whatever `taxonomy` says, under many NPIs."""
    header, row = as_csv([person(1, taxonomy)]).splitlines(keepends=True)
    old = npi(1).encode()
    with path.open("wb") as file:
        file.write(header)
        file.writelines(row.replace(old, npi(number).encode()) for number in range(1, rows + 1))
    return path


def run_import(path: Path, states: tuple[str, ...] = ()) -> Tally:
    tally = Tally()
    with open_nppes(path) as file:
        import_rows(file, states=states, bad_rows=BadRows(), tally=tally, progress=int)
    return tally


def run_dict_reader(path: Path) -> int:
    """The obvious program: a dict a row, and a look at the 15 codes."""
    relevant = relevant_taxonomies()
    columns = [TAXONOMY.format(number) for number in range(1, 16)]
    with path.open(encoding="utf-8", newline="") as file:
        return sum(
            not relevant.isdisjoint([row[column] for column in columns])
            for row in csv.DictReader(file)
        )


def run_reader(path: Path) -> int:
    """The floor: rows are split and thrown away."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _row in csv.reader(file))


def rate(name: str, rows: int, work: Callable[[], object], times: int = 3) -> float:
    """Best of `times`, in rows a second."""
    best = min(_seconds(work) for _ in range(times))
    print(f"{name:<52} {rows / best:>9,.0f} rows/s")
    return rows / best


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cases(folder: Path, rows: int) -> Iterator[float]:
    """Prints a line a case; yields the rates that have a floor."""
    other = invented(folder / "other.csv", rows, "208800000X")
    ours = invented(folder / "ours.csv", rows, "2084P0800X")
    size = other.stat().st_size
    print(f"{rows:,} rows, {size / 1e6:,.0f} MB, {size / rows:,.0f} bytes a row\n")
    rate("peer: csv.reader, no work", rows, lambda: run_reader(other))
    rate("peer: csv.DictReader, taxonomy looked at", rows, lambda: run_dict_reader(other))
    yield rate("skipped by taxonomy", rows, lambda: run_import(other))
    yield rate("skipped by state", rows, lambda: run_import(ours, ("WA",)))
    packed = folder / "other.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(other, "npidata_pfile_20050523-20260111.csv")
    yield rate("skipped by taxonomy, from the ZIP", rows, lambda: run_import(packed))
    few = invented(folder / "few.csv", min(rows, 20_000), "2084P0800X")
    count = min(rows, 20_000)
    with transaction.atomic():
        rate("written: new", count, lambda: run_import(few), times=1)
        rate("compared: unchanged", count, lambda: run_import(few), times=1)
        transaction.set_rollback(True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=100_000)
    rows: int = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        slowest = min(cases(Path(folder), rows))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak memory {peak:,.0f} MB (Django and two sets of NPIs take most of it)")
    if slowest < FLOOR:
        sys.exit(f"below the floor of {FLOOR:,} rows/s for rows that are skipped")


if __name__ == "__main__":
    main()
