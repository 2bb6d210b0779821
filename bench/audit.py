"""What the audit trail costs whoever writes: python -m bench.audit [--times N]

On the database of DATABASE_URL, which should be a copy with listings in it: the trail keeps what is done here. The same changes with
the triggers and without, in turn: one field of a listing, as a form saves it; a license decided on; a thousand locations at once.
Then writers side by side. Prints medians in milliseconds from the first statement to the end of COMMIT.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from providers.models import Decision, License, Location, Provider  # noqa: E402
from verification.audit.chain import chain_waiting  # noqa: E402
from verification.audit.checking import Check  # noqa: E402
from verification.audit.covered import COVERED  # noqa: E402
from verification.models import AuditRow  # noqa: E402

EVENTS = ("insert", "update", "delete", "truncate")
AT_ONCE = 1000


@contextmanager
def trail(kept: bool) -> Iterator[None]:
    """Inside, the trail is kept or not."""
    with connection.cursor() as cursor:
        for table in () if kept else COVERED:
            for event in EVENTS:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER audit_{event}")
        try:
            yield
        finally:
            for table in COVERED:
                for event in EVENTS:
                    cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER audit_{event}")


def field(listings: list[Provider]) -> Callable[[int], None]:
    """One text of a listing, which search does not read."""

    def act(number: int) -> None:
        each = listings[number % len(listings)]
        each.monitoring = f"Version {time.monotonic_ns()}"
        each.save(update_fields=["monitoring", "changed_at"])

    return act


def decision(licenses: list[License]) -> Callable[[int], None]:
    """One more decision on a license."""

    def act(number: int) -> None:
        Decision.objects.create(
            license=licenses[number % len(licenses)],
            verdict="need_more",
            reason="Measured",
            decided_at=timezone.now(),
            decided_by_id=1,
        )

    return act


def many(listing: Provider) -> Callable[[int], None]:
    """A thousand locations come and go in one transaction."""
    rows = [
        Location(
            provider=listing,
            city=f"City {n}",
            state="OR",
            zip="97201",
            latitude=45.5,
            longitude=-122.7,
        )
        for n in range(AT_ONCE)
    ]

    def act(number: int) -> None:
        with transaction.atomic():
            made = Location.objects.bulk_create(rows)
            Location.objects.filter(pk__in=[each.pk for each in made]).delete()

    return act


def median(act: Callable[[int], None], times: int) -> float:
    taken = []
    for number in range(times):
        begun = time.perf_counter()
        act(number)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken) * 1000


def side_by_side(act: Callable[[int], None], writers: int, times: int) -> float:
    """Commits a second of so many writers."""

    def write(writer: int) -> None:
        try:
            for number in range(times):
                act(writer + number * writers)
        finally:
            connection.close()

    begun = time.perf_counter()
    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(write, range(writers)))
    return writers * times / (time.perf_counter() - begun)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=200)
    times = parser.parse_args().times
    listings = list(Provider.objects.filter(listing_state="published").order_by("pk")[:50])
    licenses = list(License.objects.order_by("pk")[:50])
    acts = {
        "one field": (field(listings), times),
        "one decision": (decision(licenses), times),
        f"{AT_ONCE} rows come and go": (many(listings[0]), max(3, times // 40)),
    }
    for name, (act, often) in acts.items():
        found: dict[bool, list[float]] = {False: [], True: []}
        for _turn in range(3):
            for kept in found:
                with trail(kept):
                    act(0)
                    found[kept].append(median(act, often))
        print(f"{name:<28}{min(found[False]):8.2f} without {min(found[True]):8.2f} with")
    act = field(listings)
    for writers in (1, 4):
        for kept in (False, True):
            with trail(kept):
                rate = side_by_side(act, writers, times)
            left = AuditRow.objects.filter(number=None).count()
            said = f"{writers} writers, {'with' if kept else 'without'}"
            print(f"{said:<28}{rate:8.0f} commits a second, {left} rows left to the next")
    chain_waiting()
    begun = time.perf_counter()
    check = Check()
    faults = sum(each.what != "unrecorded" for each in check.faults())
    rate = check.done.rows / (time.perf_counter() - begun)
    # Decisions that were made without the trail, above, are told: that is what it is for.
    print(f"verify_audit: {rate:.0f} rows a second, {faults} faults")


if __name__ == "__main__":
    main()
