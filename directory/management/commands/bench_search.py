"""manage.py bench_search: how fast search is, beside other engines over the same listings."""

from argparse import ArgumentParser, BooleanOptionalAction
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

# From here on the growth to a million is worth its minutes.
LARGE = 100_000


class Command(BaseCommand):
    help = (
        "Measures search beside tantivy, DuckDB, SQLite, ordinary many-to-many tables and a compiled floor, over invented listings, in one "
        "run, and checks that all give the same answers. The site's own tables are not touched: everything is in memory or in "
        "a schema of its own, which is dropped at the end."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--providers",
            type=int,
            default=LARGE,
            help="how many listings (100,000: some ten minutes)",
        )
        parser.add_argument("--seed", type=int, default=1, help="another seed, other listings (1)")
        parser.add_argument("--json", type=Path, help="also write the figures to this file")
        parser.add_argument(
            "--engines", help="only these, with commas: ours,floor,tantivy,duckdb,sqlite,ordinary"
        )
        parser.add_argument(
            "--growth",
            action=BooleanOptionalAction,
            help="measure ours from 10,000 to 1,000,000 too (default from 100,000 listings on; needs 12 GB of memory)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # The site runs without what the benchmark needs.
        try:
            from bench.search.engines import ENGINES, MOST_FOR_ORDINARY, missing
            from bench.search.report import write_json
            from bench.search.run import Plan, run
            from bench.search.scratch import BusyError
        except ModuleNotFoundError as error:
            raise CommandError(f"The folder bench/ is not installed here ({error}).") from error
        providers, growth = options["providers"], options["growth"]
        if providers < 1:
            raise CommandError("--providers takes a number from 1.")
        asked = (options["engines"] or ",".join(ENGINES)).split(",")
        if unknown := set(asked) - set(ENGINES):
            raise CommandError(f"Unknown engine: {', '.join(sorted(unknown))}.")
        if absent := missing(asked):
            raise CommandError(
                f"The engines to compare with are not installed: {', '.join(absent)}. `python3 dev.py manage bench_search` "
                "installs them; in an environment of your own: pip install --require-hashes -r requirements/bench.txt"
            )
        if providers > MOST_FOR_ORDINARY and "ordinary" in asked:
            asked.remove("ordinary")
            self.stderr.write("Left out: the ordinary way, which takes too long for so many.")
        plan = Plan(
            providers,
            options["seed"],
            tuple(asked),
            growth=providers >= LARGE if growth is None else growth,
        )
        try:
            result = run(plan, self.stdout.write, lambda step: self.stderr.write(f"> {step}"))
        except BusyError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            write_json(options["json"], providers, result.timings)
        if result.faults:
            shown = "\n".join(result.faults[:5])
            raise CommandError(f"{len(result.faults)} answers are wrong, the first:\n{shown}")
