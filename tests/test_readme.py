"""A newcomer finds their way by the README; it is wrong the moment a folder is not in it."""

import re
import subprocess
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def test_the_map_names_the_folders_there_are() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    folders = {name.split("/")[0] for name in tracked if "/" in name and not name.startswith(".")}
    listed = re.findall(r"^\| `(\w+)/` \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(folders)


def test_the_files_it_points_at_exist() -> None:
    text = (ROOT / "README.md").read_text()
    for path in re.findall(r"`([\w/]+(?:/|\.py|\.css))`", text):
        if "/" in path:
            assert (ROOT / path).exists() or list(ROOT.glob(f"*/{path}")), path
