"""manage.py invite_members: check a spreadsheet of members, and with --apply invite them."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from tqdm import tqdm

from accounts.acting import acting
from accounts.models import User
from providers.actions.member_invitations import check_members, invite_members
from providers.member_file import LARGEST_FILE, FileRefusedError


class Command(BaseCommand):
    help = (
        "Reads a CSV with the columns name, email, npi, city, state, profession, and says what is wrong with which row. "
        "With --apply everybody else gets a draft and an invitation by e-mail; nothing becomes public by that."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the CSV, in UTF-8")
        parser.add_argument("--by", required=True, help="the e-mail address of an administrator")
        parser.add_argument(
            "--apply", action="store_true", help="invite; without it nothing is written"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        by = User.objects.filter(email=options["by"].strip().lower()).first()
        if by is None:
            raise CommandError("There is no account with this e-mail address.")
        try:
            with options["file"].open("rb") as file:
                content = file.read(LARGEST_FILE + 1)
            checked = check_members(content)
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.") from error
        except FileRefusedError as error:
            raise CommandError(str(error)) from error
        for finding in checked.findings:
            self.stdout.write(f"line {finding.line}: {finding.column} {finding.said}")
        counts = f"can be invited {len(checked.rows)}, findings {len(checked.findings)}"
        if not options["apply"]:
            self.stdout.write(f"{counts}; nothing was written. Add --apply to invite.")
            return
        self.stdout.write(f"{counts}, invited {self._invite(content, len(checked.rows), by)}")

    def _invite(self, content: bytes, total: int, by: User) -> int:
        quiet = not sys.stderr.isatty()
        with (
            acting(str(by.pk)),
            tqdm(total=total, unit=" invitations", disable=quiet) as bar,
        ):
            try:
                return invite_members(
                    content=content, by=by, tell=lambda done: bar.update(done - bar.n)
                )
            except PermissionDenied as error:
                raise CommandError("Only an administrator invites members.") from error
            except IntegrityError as error:
                raise CommandError(
                    "Somebody else was inviting the same people. Try again."
                ) from error
