"""manage.py bench_search: what it prints and writes, and what it leaves behind."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from bench.search import engines, run
from bench.search.agreement import Agreement
from bench.search.scratch import SCHEMA, scratch_schema

pytestmark = pytest.mark.django_db


def schemas():
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname = %s", [SCHEMA])
        return cursor.fetchall()


def test_figures_are_printed_and_written(tmp_path, capsys):
    """Other programs read the file; people read on what machine and with what versions it was measured."""
    path = tmp_path / "figures.json"
    call_command("bench_search", providers=300, engines="ours,sqlite", json=path)
    printed = capsys.readouterr().out
    figures = json.loads(path.read_text())
    assert figures["providers"] == 300
    assert set(figures["kinds"]) == {"filter", "radius", "text", "rank"}
    for kind in figures["kinds"].values():
        assert set(kind) == {"ours", "sqlite"}
        assert all(0 < each["median_ms"] <= each["p95_ms"] for each in kind.values())
    assert "300 listings, seed 1" in printed
    assert "PostgreSQL" in printed
    assert "ours / sqlite, radius" in printed
    assert "ranking with reasons 50 of 50" in printed
    # The site's own database is used, and must look as before.
    assert schemas() == []


def test_a_run_that_is_stopped_leaves_nothing_either(monkeypatch):
    """Ctrl+C in the middle of ten minutes is usual."""

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "timed", interrupted)
    with pytest.raises(KeyboardInterrupt):
        call_command("bench_search", providers=300, engines="ours")
    assert schemas() == []


def test_what_a_killed_run_left_is_cleared_by_the_next():
    """Its name would be taken otherwise."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        cursor.execute(f"CREATE TABLE {SCHEMA}.entry_300 ()")
    with scratch_schema():
        assert schemas()
    assert schemas() == []


def test_a_wrong_answer_fails_the_run(monkeypatch):
    """The exit code is what a script sees."""
    monkeypatch.setattr(Agreement, "judge", lambda self, *_: self.faults.append("ours: a total"))
    with pytest.raises(CommandError, match="answers are wrong"):
        call_command("bench_search", providers=300, engines="ours")


def test_missing_engines_are_named_with_what_installs_them(monkeypatch):
    """Instead of a traceback about tantivy in the tenth minute."""
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    with pytest.raises(CommandError, match=r"duckdb, numba, tantivy.*dev\.py manage bench_search"):
        call_command("bench_search", providers=300)


@pytest.mark.parametrize("options", [{"engines": "ours,lucene"}, {"providers": 0}])
def test_mistakes_are_told_at_once(options):
    """A typo must not measure something else."""
    with pytest.raises(CommandError):
        call_command("bench_search", **options)
