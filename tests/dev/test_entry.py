"""Somebody with an old Python, or a mistyped command, is told what to do."""

import ast
import runpy
import sys
from pathlib import Path

import pytest

from devenv import commands

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def keep_signals(monkeypatch):
    """The test run keeps its own way of ending."""
    monkeypatch.setattr(commands, "end_on_signals", lambda: None)


def test_an_old_python_can_read_the_entry_file():
    """A syntax error would be the first thing that somebody with Python 3.8 sees."""
    ast.parse((ROOT / "dev.py").read_text(), feature_version=(3, 8))


def test_an_old_python_is_told_which_one_is_needed(monkeypatch):
    """The sentence names the needed version and the one that was used; the exit code is not 0."""
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "dev.py"), run_name="__main__")
    assert "needs Python 3.11 or newer; this is Python 3.8." in str(ended.value.code)


def test_an_old_python_imports_nothing_of_ours_before_the_check():
    """`devenv` uses newer syntax, so an import at the top would be a syntax error again."""
    top = ast.parse((ROOT / "dev.py").read_text()).body
    imported = {name.name for node in top if isinstance(node, ast.Import) for name in node.names}
    assert imported == {"os", "sys"}
    assert not any(isinstance(node, ast.ImportFrom) for node in top)


def test_an_unknown_command_shows_the_help(capsys):
    """A typo must neither start a server nor look like success."""
    assert commands.main(["tset"]) == 2
    shown = capsys.readouterr().err
    assert "dev.py does not know: tset" in shown
    assert "dev.py test" in shown


def test_help_names_every_command(capsys):
    """Somebody who asks for help finds all of them."""
    assert commands.main(["--help"]) == 0
    shown = capsys.readouterr().out
    for command in ("--port", "test", "check", "manage", "reset", "lock", "DATABASE_URL"):
        assert command in shown


def test_a_port_that_cannot_exist_is_refused(capsys):
    """Instead of a traceback from the socket."""
    assert commands.main(["--port", "70000"]) == 2
    assert "1 to 65535" in capsys.readouterr().err
