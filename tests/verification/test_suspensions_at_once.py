"""Two people end or begin suspensions of one listing in the same moment: neither is lost, and it comes back once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection

from tests.verification.suspending import World


@pytest.mark.usefixtures("transactional_db")
@pytest.mark.parametrize("pair", [("one report", "the list"), ("one report", "another")])
def test_two_who_end_the_last_two_at_once_bring_it_back_once(pair: tuple[str, str]) -> None:
    world = World()
    for what in pair:
        world.begins(what)
    mail.outbox.clear()
    with ThreadPoolExecutor(2) as threads:
        for each in [threads.submit(_alone, world.ends, what) for what in pair]:
            each.result()
    assert world.state == "published"
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("transactional_db")
def test_who_suspends_while_another_brings_back_is_not_lost() -> None:
    world = World()
    world.begins("the list")
    with ThreadPoolExecutor(2) as threads:
        acts = [(world.ends, "the list"), (world.begins, "one report")]
        for each in [threads.submit(_alone, *act) for act in acts]:
            each.result()
    assert world.state == "suspended"


def _alone(act: Callable[[str], None], what: str) -> None:
    try:
        act(what)
    finally:
        connection.close()
