"""manage.py verify_audit: whether somebody edited, removed, inserted or reordered rows of the audit trail; see docs/audit.md."""

import json
import re
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _
from tqdm import tqdm

from verification.audit.chain import chain_waiting
from verification.audit.checking import Check, Checked, Fault
from verification.models import AuditRow

# More than somebody reads; a trail that was made anew has as many as it has rows.
MOST_FAULTS = 1000
COULD_NOT_READ = 2


class Command(BaseCommand):
    help = (
        "Read the audit trail from its first row to its last, and say which rows were edited, removed, inserted or moved. "
        "The exit code is 0 when it holds, 1 when it does not, 2 when it could not be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--head",
            type=_hash,
            metavar="HASH",
            help="a hash that was printed earlier and kept elsewhere: the trail must still have that row",
        )
        parser.add_argument("--json", action="store_true", help="say it in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            faults, more, done = self._check(options["head"] or "")
        except DatabaseError as error:
            raise CommandError(
                _("The trail could not be read: %s") % str(error).partition("\n")[0],
                returncode=COULD_NOT_READ,
            ) from error
        holds = not faults
        if options["json"]:
            self.stdout.write(json.dumps(_told(faults, more, done, options["head"]), indent=2))
        else:
            self._say(faults, more, done)
        if not holds:
            raise CommandError(_("The audit trail does not hold."), returncode=1)

    def _check(self, anchor: str) -> tuple[list[Fault], int, Checked]:
        chain_waiting()
        total = AuditRow.objects.count()
        faults: list[Fault] = []
        more = 0
        with tqdm(total=total, unit=" rows", disable=not self.stderr.isatty()) as bar:
            check = Check(anchor=anchor, tell=bar.update)
            for fault in check.faults():
                if len(faults) < MOST_FAULTS:
                    faults.append(fault)
                else:
                    more += 1
        return faults, more, check.done

    def _say(self, faults: list[Fault], more: int, done: Checked) -> None:
        for fault in faults:
            self.stdout.write(fault.said)
        if more:
            self.stdout.write(_("and %d more") % more)
        self.stdout.write(
            _("rows %(rows)d, without values %(erased)d, faults %(faults)d")
            % {"rows": done.rows, "erased": done.erased, "faults": len(faults) + more}
        )
        self.stdout.write(
            _("head: row %(number)d, %(hash)s") % {"number": done.number, "hash": done.hash}
        )


def _told(faults: list[Fault], more: int, done: Checked, anchor: str) -> dict[str, Any]:
    return {
        "holds": not faults,
        "rows": done.rows,
        "without_values": done.erased,
        "head": {"number": done.number, "hash": done.hash},
        "compared_with": anchor or None,
        "faults": [
            {"number": each.number, "what": each.what, "said": each.said} for each in faults
        ],
        "more_faults": more,
    }


def _hash(text: str) -> str:
    """A hash as it was printed, with what surrounds it in a log left out by whoever copied it."""
    cleaned = text.strip().lower()
    if not re.fullmatch(r"[0-9a-f]{64}", cleaned):
        raise ArgumentTypeError(
            _("a hash has 64 characters, 0 to 9 and a to f, as verify_audit prints it")
        )
    return cleaned
