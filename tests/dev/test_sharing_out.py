"""Journeys of a folder share a site: on two processes they would make and seed two, and take each other's time."""

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


@pytest.mark.parametrize(("processors", "wanted"), [(None, 3), (1, 3), (2, 3), (4, 4), (64, 8)])
def test_each_processor_has_work_and_memory_lasts(
    processors: int | None, wanted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert processes() == wanted
