"""The second start installs nothing; a changed lock does."""

from contextlib import nullcontext

import pytest

from devenv import commands, environment, installing
from devenv.checkout import Checkout
from devenv.console import Problem

LOCK = "django==5.2 \\\n    --hash=sha256:00\n"


@pytest.fixture
def checkout(tmp_path):
    """A clone with lock files and an environment that nothing was installed in."""
    (tmp_path / "requirements").mkdir()
    for name in ("demo", "dev", "bench"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(LOCK + f"{name}==1\n")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "pyvenv.cfg").touch()
    (tmp_path / ".venv" / "bin" / "python").write_text("#!/bin/sh\n")
    (tmp_path / ".venv" / "bin" / "python").chmod(0o755)
    return Checkout(tmp_path)


@pytest.fixture
def installed(monkeypatch):
    """The names of the locks that were installed, without installing."""
    names = []
    monkeypatch.setattr(environment, "install", lambda _, lock: names.append(lock.name))
    return names


def test_the_second_start_installs_nothing(checkout, installed):
    """It has to show a page within five seconds."""
    environment.prepare(checkout, "demo")
    environment.prepare(checkout, "demo")
    assert installed == ["demo.txt"]


def test_a_changed_lock_is_installed(checkout, installed):
    """After `git pull` the site must not run on yesterday's packages."""
    environment.prepare(checkout, "demo")
    environment.lock_file(checkout, "demo").write_text(LOCK + "demo==2\n")
    environment.prepare(checkout, "demo")
    assert installed == ["demo.txt", "demo.txt"]


def test_what_the_tests_need_is_enough_for_the_site(checkout, installed):
    """dev.txt holds everything of demo.txt, so switching between the two does not install again."""
    environment.prepare(checkout, "dev")
    environment.prepare(checkout, "demo")
    assert installed == ["dev.txt"]


def test_the_benchmark_gets_the_engines_it_compares_with(checkout, installed, monkeypatch):
    """Nobody has to know that they are needed, and the site does not install them."""
    monkeypatch.setattr(commands, "django_environment", lambda *_: nullcontext({}))
    monkeypatch.setattr(commands, "run_attached", lambda *_, **__: 0)
    commands._manage(checkout, ["bench_search", "--providers", "300"])
    commands._manage(checkout, ["check"])
    assert installed == ["bench.txt"]


def test_the_site_does_not_wait_for_the_benchmark(checkout, installed, monkeypatch):
    """Its compiler alone is as large as everything else together."""
    monkeypatch.setattr(commands, "django_environment", lambda *_: nullcontext({}))
    monkeypatch.setattr(commands, "run_attached", lambda *_, **__: 0)
    commands._manage(checkout, ["check"])
    assert installed == ["demo.txt"]


def test_an_interrupted_installation_is_repeated(checkout, monkeypatch):
    """Half of the packages must not count as all of them."""

    def fail(checkout, lock):
        raise Problem("no network")

    monkeypatch.setattr(environment, "install", fail)
    with pytest.raises(Problem):
        environment.prepare(checkout, "demo")
    assert not environment.stamp_file(checkout, "demo").exists()


def test_a_folder_that_is_no_environment_is_left_alone(checkout):
    """dev.py deletes nothing that it may not have made."""
    (checkout.venv / "pyvenv.cfg").unlink()
    with pytest.raises(Problem, match="in the way"):
        installing.make(checkout)
    assert checkout.python.exists()


def test_without_any_installer_the_needed_command_is_named(tmp_path, monkeypatch):
    """Debian's bare python3, and no rights to install: one sentence with what to run."""
    monkeypatch.setattr(installing.shutil, "which", lambda _: None)
    monkeypatch.setattr(installing.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(Problem, match=r"apt-get install python3\.\d+-venv"):
        installing.make(Checkout(tmp_path))
