"""Runs import_nppes as an operator does."""

from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command

from providers.models import RegistryRecord


def run(path: Path, **options: object) -> tuple[str, str, str]:
    """The summary, what was said on stderr, and the error that ended the command."""
    out, err, error = StringIO(), StringIO(), ""
    try:
        call_command("import_nppes", str(path), stdout=out, stderr=err, **options)
    except CommandError as fault:
        error = str(fault)
    return "".join(out.getvalue().splitlines()[-1:]), err.getvalue(), error


def refusal(path: Path, **options: object) -> str:
    """The sentence; nothing may have been read."""
    summary, _err, error = run(path, **options)
    assert summary == ""
    assert not RegistryRecord.objects.exists()
    return error
