"""What `dev.py check` finds that no linter does."""

import subprocess

from devenv.sources import LONGEST, REGISTRIES, faults, source_files


def test_a_module_that_is_too_long_is_named(tmp_path):
    """Long modules are where the next reader gets lost."""
    fits, long = tmp_path / "fits.py", tmp_path / "long.py"
    fits.write_text("x = 1\n" * LONGEST)
    long.write_text("x = 1\n" * (LONGEST + 1))
    assert faults(tmp_path, [fits, long]) == [
        f"long.py: {LONGEST + 1} lines, more than {LONGEST}: split it"
    ]


def test_migrations_and_texts_may_be_long(tmp_path):
    """Nobody can split what Django has written."""
    migration = tmp_path / "providers" / "migrations" / "0001_initial.py"
    migration.parent.mkdir(parents=True)
    text = tmp_path / "notes.md"
    for path in (migration, text):
        path.write_text("x = 1\n" * 1000)
    assert faults(tmp_path, [migration, text]) == []


def test_a_registry_is_found_with_its_line(tmp_path):
    """A lock that names one index does not install behind another."""
    lock = tmp_path / "requirements.txt"
    lock.write_text(f"# harmless\n--index-url https://{REGISTRIES[0]}/simple\n")
    assert faults(tmp_path, [lock]) == [f"requirements.txt:2: names {REGISTRIES[0]}"]


def test_new_files_are_checked_and_ignored_ones_are_not(tmp_path):
    """A module that is too long must be found before it is committed."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / ".gitignore").write_text("made/\n")
    (tmp_path / "new name.py").write_text("x = 1\n")
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "by.py").write_text("x = 1\n")
    names = [path.name for path in source_files(tmp_path)]
    assert names == [".gitignore", "new name.py"]


def test_a_copy_without_git_is_checked_too(tmp_path):
    """Somebody who downloaded an archive can run the checks."""
    (tmp_path / "module.py").write_text("x = 1\n")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "other.py").write_text("x = 1\n")
    assert [path.name for path in source_files(tmp_path)] == ["module.py"]
