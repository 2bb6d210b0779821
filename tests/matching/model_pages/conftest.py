"""The day on which the pages are read, so that no test fails because time has passed."""

from collections.abc import Iterator

import pytest
import time_machine

# Everything below is read on a day on which the content is in date.
TODAY = "2026-11-24 12:00:00-05:00"


@pytest.fixture(autouse=True)
def in_date() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield
