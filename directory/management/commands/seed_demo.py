"""manage.py seed_demo: fill an empty site with invented providers."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from accounts.acting import acting
from accounts.models import User
from directory.demo.build import FEWEST, build, invented, planned
from directory.demo.cast import PASSWORD, PEOPLE, address
from directory.demo.summary import refresh_statistics, summary

# From here on a progress bar is worth looking at.
LONG = 2000


class Command(BaseCommand):
    help = (
        "Invented providers, licenses, evidence and reviewers, the same for the same seed on the same day. "
        "What is there is never changed: evidence cannot be deleted, so a different demo needs an empty database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--providers", type=int, default=400, help="how many listings (400)")
        parser.add_argument("--seed", type=int, default=1, help="another seed, other people (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        providers, seed = options["providers"], options["seed"]
        if not settings.DEBUG:
            raise CommandError(
                "The demo has people with a published password, so it is made only with DEBUG on."
            )
        if providers < FEWEST:
            raise CommandError(f"The demo has at least {FEWEST} providers, Alice and Bob.")
        if there := invented():
            self._keep(there, providers, seed)
            return
        with acting("seed_demo"), transaction.atomic():
            self._check_addresses()
            self._build(providers, seed)
        for line in summary():
            self.stdout.write(line)
        self.stdout.write(
            f"Sign in with the password {PASSWORD} as {', '.join(map(address, PEOPLE))}."
        )

    def _keep(self, there: set[str], providers: int, seed: int) -> None:
        """Say that nothing changes, and what to do where something else was asked for."""
        if there == planned(providers, seed):
            self.stdout.write(
                f"The demo of {providers} providers (seed {seed}) is already there; nothing changed."
            )
            return
        self.stdout.write(
            f"Other demo data is there, {len(there)} listings; it was kept as it is. Evidence and decisions cannot be "
            "deleted, so to have another demo, empty the database first: python3 dev.py reset"
        )

    def _check_addresses(self) -> None:
        taken = User.objects.filter(email__in=map(address, PEOPLE)).order_by("email")
        if emails := ", ".join(user.email for user in taken):
            raise CommandError(
                f"There are accounts already that belong to the demo's people: {emails}."
            )

    def _build(self, providers: int, seed: int) -> None:
        quiet = providers <= LONG or not sys.stderr.isatty()
        with (
            _statements_not_kept(),
            tqdm(total=providers, unit=" listings", disable=quiet) as bar,
        ):
            for done in build(providers, seed):
                bar.update(done - bar.n)
        refresh_statistics()


@contextmanager
def _statements_not_kept() -> Iterator[None]:
    """With DEBUG on, Django spells out and keeps every statement, which takes as long as running it."""
    settings.DEBUG = False
    try:
        yield
    finally:
        settings.DEBUG = True
