"""Journeys of a folder share a site: on two processes they would make and seed two, and take each other's time."""

from pathlib import Path

import pytest

from tests.sharing_out import BrowserByFolder, processes

CLIENTS, SIGNED_IN = "tests/browser/clients/", "tests/browser/signed_in/"


def pieces(*tests: str) -> set[str]:
    shared_out = BrowserByFolder.__new__(BrowserByFolder)
    return {shared_out._split_scope(each) for each in tests}


def test_the_journeys_of_a_folder_stay_together_and_all_other_tests_go_anywhere() -> None:
    assert len(pieces(f"{CLIENTS}test_a.py::test_x[/phone/]", f"{CLIENTS}test_b.py::test_y")) == 1
    assert len(pieces(f"{CLIENTS}test_a.py::test_x", f"{SIGNED_IN}test_b.py::test_y")) == 2
    others = ("tests/dev/test_a.py::test_x[a@b]", "tests/dev/test_a.py::test_y")
    assert pieces(*others) == set(others)


@pytest.mark.parametrize(
    ("processors", "quota", "wanted"),
    [
        (None, None, 3),
        (2, None, 3),
        (4, "max 100000", 4),
        (64, None, 4),
        (64, "200000 100000", 3),
        (64, "350000 100000", 4),
        (64, "nonsense", 4),
    ],
)
def test_each_processor_has_work_and_none_has_too_much(
    processors: int | None,
    quota: str | None,
    wanted: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A container sees all processors of its computer, and may use some."""
    told = tmp_path / "cpu.max"
    if quota is not None:
        told.write_text(quota)
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    monkeypatch.setattr("tests.sharing_out.QUOTA", told)
    assert processes() == wanted
