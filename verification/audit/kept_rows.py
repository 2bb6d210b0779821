"""Evidence and decisions, held against what the trail recorded when they were made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import connection

from verification.audit.covered import COVERED
from verification.models import AuditRow

# Tables whose rows never change: the digest in the trail is that of the row itself.
KEPT = {cover.kind: table for table, cover in COVERED.items() if cover.kept}
# Only the columns of that time: a column that was added since says nothing about whether the row was touched.
DIGESTS = """
SELECT one.id::text, encode(sha256(convert_to((
  SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(one)) WHERE key = ANY(%s)
)::text, 'UTF8')), 'hex')
FROM {table} AS one WHERE one.id::text = ANY(%s)
"""
UNRECORDED = """
SELECT one.id::text FROM {table} AS one
WHERE NOT EXISTS (
  SELECT FROM verification_auditrow AS about
  WHERE about.kind = %s AND about.key = one.id::text AND about.act IN ('created', 'decided')
)
LIMIT 1000
"""


def altered(rows: Iterable[AuditRow]) -> list[AuditRow]:
    """Those rows of the trail that recorded evidence or a decision which is not like that any more, or gone."""
    groups: dict[tuple[str, tuple[str, ...]], list[AuditRow]] = defaultdict(list)
    for row in rows:
        # A row that recorded nothing else than that the whole table went has no digest; neither has a look at one.
        if row.kind in KEPT and row.values_sha256:
            groups[row.kind, tuple(row.fields)].append(row)
    return [
        row
        for (kind, fields), group in groups.items()
        for row in _differing(KEPT[kind], fields, group)
    ]


def unrecorded() -> Iterator[tuple[str, str]]:
    """Kind and key of evidence and decisions that no row of the trail tells of."""
    for kind, table in KEPT.items():
        with connection.cursor() as cursor:
            cursor.execute(UNRECORDED.format(table=table), [kind])
            found = cursor.fetchall()
        yield from ((kind, key) for (key,) in found)


def _differing(table: str, fields: tuple[str, ...], rows: list[AuditRow]) -> list[AuditRow]:
    with connection.cursor() as cursor:
        cursor.execute(DIGESTS.format(table=table), [list(fields), [row.key for row in rows]])
        digests = dict(cursor.fetchall())
    return [row for row in rows if digests.get(row.key) != row.values_sha256]
