"""One's own decisions are read by one index; a second one on the same column would be written with each decision for nobody."""

from typing import Any

import pytest
from django.db import connection

from accounts.models import User
from providers.models import Decision
from tests import cast
from verification.finding import decided_lately

pytestmark = pytest.mark.django_db


def indexes_that_begin_with(column: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexrelid::regclass::text FROM pg_index"
            " JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]"
            " WHERE indrelid = 'providers_decision'::regclass AND attname = %s",
            [column],
        )
        return [name for (name,) in cursor.fetchall()]


def plan(sql: str, *values: Any) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", values)
        return "\n".join(line for (line,) in cursor.fetchall())


def test_one_index_begins_with_who_decided() -> None:
    assert indexes_that_begin_with("decided_by_id") == ["decision_by_whom"]


def test_it_is_what_the_page_of_ones_own_decisions_reads_without_sorting() -> None:
    cast.alice()
    query, values = decided_lately(cast.rosa()).query.sql_with_params()
    read = plan(query, *values)
    assert "decision_by_whom" in read
    assert "Sort" not in read


def test_it_finds_the_decisions_of_one_person_alone() -> None:
    read = plan("SELECT 1 FROM providers_decision WHERE decided_by_id = %s", cast.rosa().pk)
    assert "decision_by_whom" in read


def test_when_a_reviewer_leaves_their_decisions_stay_and_are_not_searched_for(
    django_assert_num_queries: object,
) -> None:
    cast.alice()
    rosa = cast.rosa()
    with connection.execute_wrapper(refuse_decisions):
        User.objects.get(pk=rosa.pk).delete()
    assert Decision.objects.get().decided_by_id == rosa.pk


def refuse_decisions(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    assert "providers_decision" not in sql, sql
    return execute(sql, params, many, context)
