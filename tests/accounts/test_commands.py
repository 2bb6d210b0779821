"""Whatever a command writes stands in the trail under the command's name; what is typed into a shell under nobody's."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import ManagementUtility, call_command, get_commands
from django.db import connection

from accounts.commands import NOBODYS, NamedCommands, named
from accounts.models import User
from providers.dates import today
from providers.models import Provider
from tests import cast
from tests.verification.leie_rows import excluded, write
from tests.verification.nppes_rows import npi
from tests.verification.trail import Since
from verification.audit.telling import told

pytestmark = pytest.mark.django_db


def run(*words: str) -> None:
    """As the command line does, but for closing the test's own connection after it."""
    call_command(NamedCommands(["manage.py"]).fetch_command(words[0]), *words[1:])


def who(since: Since, **narrowed: str) -> set[str]:
    return {line.who for line in told([[row] for row in since.rows(**narrowed)])}


def test_whoever_makes_the_first_administrator_is_named(monkeypatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", cast.PASSWORD)
    since = Since()
    run("createsuperuser", "--noinput", "--email=ada@example.org")
    assert User.objects.filter(email="ada@example.org").exists()
    assert who(since) == {"The command createsuperuser"}


def test_a_listing_that_an_import_takes_down_was_taken_down_by_it(tmp_path: Path) -> None:
    cast.alice(npi=npi(7))
    path = write(tmp_path / "UPDATED.csv", excluded("ALDER", "ALICE", npi=npi(7)))
    since = Since()
    run("import_leie", str(path), f"--as-of={today()}")
    assert who(since, kind="listing") == {"The command import_leie"}
    assert who(since, kind="exclusion_hit") == {"The command import_leie"}
    assert who(since, kind="evidence") == {"The command import_leie"}


@pytest.mark.parametrize("name", sorted(set(get_commands()) - NOBODYS))
def test_every_command_acts_under_a_name(name: str, monkeypatch) -> None:
    cast.alice()
    command = ManagementUtility.fetch_command

    def writes(self: ManagementUtility, subcommand: str) -> object:
        found: Any = command(self, subcommand)
        found.execute = lambda: Provider.objects.update(about=subcommand)
        return found

    monkeypatch.setattr(ManagementUtility, "fetch_command", writes)
    since = Since()
    NamedCommands(["manage.py"]).fetch_command(name).execute()
    assert since.row(kind="listing").program == {"procrastinate": "worker"}.get(name, name)
    assert who(since) <= {f"The command {name}", "The worker of this site"}


@pytest.mark.parametrize("name", sorted(NOBODYS & set(get_commands())))
def test_what_is_typed_into_a_shell_is_nobodys_and_said_so(name: str, monkeypatch) -> None:
    command = NamedCommands(["manage.py"]).fetch_command(name)
    assert "execute" not in vars(command)
    since = Since()
    cast.listing("someone")
    assert who(since, kind="listing") == {
        "Not known: a visitor, or somebody with a shell or the database"
    }


def test_nobody_acts_after_a_command(capsys) -> None:
    run("showmigrations", "providers")
    since = Since()
    cast.listing("someone")
    assert since.row(kind="listing").program == ""


def test_each_connection_that_a_command_opens_is_told() -> None:
    with named("import_leie"):
        twin = connection.copy()
        try:
            with twin.cursor() as cursor:
                cursor.execute("SELECT current_setting('stillwater.actor', true)")
                assert cursor.fetchone() == ("import_leie",)
        finally:
            twin.close()
