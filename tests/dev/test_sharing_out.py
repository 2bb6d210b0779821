"""Journeys share a site: on two workers they would make and seed two, and take each other's time."""

from tests.sharing_out import BrowserOnOneWorker


def test_every_journey_goes_to_one_worker_and_any_other_test_to_any() -> None:
    shared_out = BrowserOnOneWorker.__new__(BrowserOnOneWorker)
    journeys = ("tests/browser/test_a.py::test_x[phone]", "tests/browser/test_b.py::test_y")
    others = ("tests/dev/test_a.py::test_x[a@b]", "tests/dev/test_a.py::test_y")
    assert len({shared_out._split_scope(each) for each in journeys}) == 1
    assert {shared_out._split_scope(each) for each in others} == set(others)
