"""What no linter checks: the length of modules, and that no file names a package registry."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

LONGEST = 250
# In pieces, so that this file does not name them either. Locks and documents work with any index.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pypi", "python", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
    )
)


def source_files(root: Path) -> list[Path]:
    """The files of the project: tracked ones and new ones that are not ignored; without git, all but hidden."""
    # A checkout that belongs to another user than ours is still the one to check.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others"]
    try:
        listed = subprocess.run([*command, "--exclude-standard"], cwd=root, capture_output=True)
    except OSError:
        return list(_walk(root))
    if listed.returncode:
        return list(_walk(root))
    names = os.fsdecode(listed.stdout).split("\0")
    return sorted(path for name in names if name and (path := root / name).is_file())


def faults(root: Path, files: Iterable[Path]) -> list[str]:
    """One line for every module that is too long and every mention of a registry."""
    found = []
    for path in files:
        text = path.read_bytes()
        name = path.relative_to(root)
        lines = text.count(b"\n")
        if path.suffix == ".py" and "migrations" not in name.parts and lines > LONGEST:
            found.append(f"{name}: {lines} lines, more than {LONGEST}: split it")
        for number, line in enumerate(text.splitlines(), start=1):
            found += [
                f"{name}:{number}: names {host}" for host in REGISTRIES if host.encode() in line
            ]
    return found


def _walk(root: Path) -> Iterable[Path]:
    for folder, inner, names in os.walk(root):
        inner[:] = [name for name in inner if not name.startswith(".")]
        yield from (Path(folder, name) for name in names)
