"""A limit lets through exactly as many tries as it says, however many come at once."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.limits import forget_old_attempts, within_limit
from accounts.models import Attempt

HOUR = dt.timedelta(hours=1)


def once(who: str, most: int = 3) -> bool:
    return within_limit("sign in", who, most=most, per=HOUR)


@pytest.mark.django_db
def test_so_many_tries_and_no_more_for_each_one_and_each_action():
    assert [once("10.0.0.1") for _ in range(5)] == [True] * 3 + [False] * 2
    assert once("10.0.0.2")
    assert within_limit("sign up", "10.0.0.1", most=3, per=HOUR)


@pytest.mark.django_db
def test_a_refused_try_does_not_make_the_wait_longer():
    for _ in range(4):
        once("10.0.0.1")
    until = Attempt.objects.get().until
    assert not once("10.0.0.1")
    assert Attempt.objects.get().until == until


@pytest.mark.django_db
def test_after_its_time_a_counter_starts_anew_and_is_forgotten():
    for _ in range(4):
        once("10.0.0.1")
    Attempt.objects.update(until=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert once("10.0.0.1")
    assert forget_old_attempts() == 0
    Attempt.objects.update(until=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    assert forget_old_attempts() == 1


@pytest.mark.django_db
def test_whoever_reads_the_table_does_not_learn_who_tried():
    once("10.0.0.1")
    assert "10.0.0.1" not in str(Attempt.objects.values_list())


def test_tries_at_once_are_all_counted(transactional_db):
    def try_once(number: int) -> bool:
        try:
            return once("10.0.0.1", most=7)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(try_once, range(40))) == 7
