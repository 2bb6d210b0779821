"""The second start does nothing twice, and a change is never missed."""

import os

import pytest

from devenv import preparation
from devenv.checkout import Checkout
from devenv.preparation import age_in_days, forget, migration, seed


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A clone with a migration, its data and a seed command, on a server of one's own."""
    monkeypatch.setenv("DATABASE_URL", "postgres://me@db.example.org/one")
    for name in (
        "providers/migrations/0001_initial.py",
        "providers/data/rules.csv",
        "directory/management/commands/seed_demo.py",
        "directory/demo/people.py",
        "requirements/demo.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("first\n")
    return Checkout(tmp_path)


def settle(checkout):
    migration(checkout).remember()
    seed(checkout, None).remember()


def state(checkout, providers=None):
    return migration(checkout).is_done(), seed(checkout, providers).is_done()


def test_a_fresh_clone_is_not_prepared(checkout):
    """The first start must make tables and demo data."""
    assert state(checkout) == (False, False)


def test_the_second_start_finds_everything_done(checkout):
    """It has to show a page within five seconds."""
    settle(checkout)
    assert state(checkout) == (True, True)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("providers/migrations/0001_initial.py", (False, True)),
        ("providers/migrations/0002_more.py", (False, True)),
        ("providers/data/rules.csv", (False, True)),
        ("requirements/demo.txt", (False, True)),
        ("directory/management/commands/seed_demo.py", (True, False)),
        ("directory/demo/people.py", (True, False)),
    ],
)
def test_what_a_pull_has_changed_is_done_again(checkout, changed, expected):
    """Otherwise the first page after `git pull` fails on a missing column, or shows old people."""
    settle(checkout)
    (checkout.root / changed).write_text("second\n")
    assert state(checkout) == expected


def test_another_database_is_not_taken_for_the_first(checkout, monkeypatch):
    """After a reset, the new database is empty."""
    settle(checkout)
    monkeypatch.setenv("DATABASE_URL", "postgres://me@db.example.org/two")
    assert state(checkout) == (False, False)


def test_another_number_of_providers_is_seeded(checkout):
    """`--providers 50` after a start with 400."""
    settle(checkout)
    assert state(checkout, providers=50) == (True, False)


def test_without_a_number_the_providers_that_are_there_will_do(checkout):
    """A plain start after one with `--providers 50` has nothing to fill in."""
    seed(checkout, 50).remember()
    assert seed(checkout, None).is_done()
    assert seed(checkout, 50).is_done()


def test_work_by_hand_unsettles_it(checkout):
    """After `dev.py manage flush` the next start has to fill the database again."""
    settle(checkout)
    forget(checkout)
    assert state(checkout) == (False, False)


def test_the_age_of_the_demo_is_that_of_its_database(tmp_path, monkeypatch):
    """After 90 days every invented license has run out; the start has to say so."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    made = tmp_path / "PG_VERSION"
    made.touch()
    os.utime(made, (made.stat().st_mtime - 40 * 86_400 - 60,) * 2)
    monkeypatch.setattr(preparation, "_birth", lambda _: made.stat())
    assert age_in_days(Checkout(tmp_path)) == 40
