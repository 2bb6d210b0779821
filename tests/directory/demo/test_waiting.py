"""A reviewer of the demo has something of every kind to do."""

from collections import Counter

import pytest

from verification.queue.every import EVERY, waiting

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.xdist_group("demo")]


def test_work_of_every_kind_waits_and_not_too_much_of_it() -> None:
    kinds = Counter(row["waiting_kind"] for row in waiting())
    own = {"license", "claim", "recheck", "expiring"} & set(EVERY)
    assert own <= set(kinds)
    assert 20 <= sum(kinds.values()) <= 200, kinds
