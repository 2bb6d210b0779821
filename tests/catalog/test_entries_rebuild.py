"""manage.py rebuild_index: what went wrong with the rows that search reads is put right, and nothing else is touched."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from catalog.models import Entry, Epoch
from providers.models import Provider
from tests import cast
from tests.entries import settle

pytestmark = pytest.mark.django_db


def listed() -> dict[int, dict[str, Any]]:
    rows = Entry.objects.filter(listed=True).values()
    return {row["provider_id"]: dict(row) for row in rows}


def rebuild() -> str:
    out = StringIO()
    call_command("rebuild_index", stdout=out, stderr=StringIO())
    return out.getvalue().strip()


def tamper(statement: str) -> None:
    """As somebody could who owns the database and knows how."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL catalog.keeper = 'yes'")
        cursor.execute(statement)
        cursor.execute("SET LOCAL catalog.keeper = 'no'")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE catalog_entry SET options = 'badge' WHERE slug = 'bob-birch'",
        "UPDATE catalog_entry SET facts = facts || '{\"licenses\": []}' WHERE slug = 'bob-birch'",
        "UPDATE catalog_entry SET attested_on = NULL WHERE slug = 'bob-birch'",
        "UPDATE catalog_entry SET listed = false WHERE slug = 'bob-birch'",
        "DELETE FROM catalog_entry WHERE slug = 'bob-birch'",
        "INSERT INTO catalog_entry (provider_id, epoch, listed, slug, name, options, spans, places, words, facts) "
        "VALUES (0, 1, true, 'nobody', 'Nobody', 'badge', '', '', '', '{}')",
    ],
)
def test_a_wrong_row_is_put_right_and_readers_hear_of_it(statement: str) -> None:
    cast.care_team()
    settle()
    good = listed()
    before = Epoch.objects.get().number
    tamper(statement)
    assert rebuild().endswith("changed 1")
    assert Epoch.objects.get().number == before + 1
    now = listed()
    assert now.keys() == good.keys()
    assert sum(now[pk].pop("epoch") != good[pk].pop("epoch") for pk in good) <= 1
    assert now == good
    assert rebuild().endswith("changed 0")


def test_a_sound_index_is_left_as_it_is() -> None:
    cast.care_team()
    cast.listing("draft", listing_state="draft")
    settle()
    before = list(Entry.objects.values())
    assert rebuild() == "checked 2, changed 0"
    assert list(Entry.objects.values()) == before


def test_a_lost_epoch_comes_back_above_all_that_was_said() -> None:
    provider = cast.listing("ann")
    settle()
    before = Epoch.objects.get().number
    tamper("DELETE FROM catalog_epoch")
    Provider.objects.filter(pk=provider.pk).update(gender="woman")
    settle()
    row = Epoch.objects.get()
    assert before < row.since == row.number == Entry.objects.get(pk=provider.pk).epoch
