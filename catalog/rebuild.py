"""Entries computed anew where nothing has changed: after a repair, a restored copy, or a doubt."""

from collections.abc import Collection

from django.db import connection


def kept_pks() -> list[int]:
    """Every provider that has an entry or should have one, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM providers_provider WHERE listing_state = 'published' "
            "UNION SELECT provider_id FROM catalog_entry ORDER BY 1"
        )
        return [pk for (pk,) in cursor.fetchall()]


def rebuild_entries(pks: Collection[int]) -> int:
    """Compute the entries of these providers again and write those that differ; how many those were.

    Takes the locks that writers of these listings take, and keeps them until the transaction ends: a few hundred at a time.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT catalog_rebuild(%s::bigint[])", [list(pks)])
        (changed,) = cursor.fetchone()
    return int(changed)
