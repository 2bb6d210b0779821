"""How the rows of the audit trail hang together, in Python, so that nobody has to trust the functions of the database.

A row's hash is that of the hash before it, its number and its content; the SQL twin is verification/sql/audit_rows.sql.
"""

import datetime as dt
import hashlib
import json

from django.db import connection, transaction

from verification.models import AuditRow

# What the first row follows.
START = "0" * 64
AT_ONCE = 2000


def content(row: AuditRow) -> str:
    """What is hashed of a row, beside its place."""
    at = row.at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    said = [
        row.pk,
        at,
        row.actor_id,
        row.program,
        row.act,
        row.kind,
        row.key,
        row.listing_id,
        row.other_listing_id,
        str(row.license_id) if row.license_id else None,
        row.person_id,
        row.fields,
        row.values_sha256,
    ]
    return json.dumps(said, ensure_ascii=False)


def hash_of(row: AuditRow) -> str:
    """The hash that the row has when nobody touched it."""
    return sha256(f"{row.previous}\n{row.number}\n{content(row)}")


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def chain_waiting() -> int:
    """Give every committed row its place; returns how many were without one.

    A commit does this for its own rows, except while another is at it.
    """
    total = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT audit_chain(%s, true)", [AT_ONCE])
            [[chained]] = cursor.fetchall()
        total += chained
        if chained < AT_ONCE:
            return total


def head() -> tuple[int, str]:
    """The number and the hash of the last row."""
    last = AuditRow.objects.filter(number__isnull=False).order_by("-number").first()
    return (last.number, last.hash) if last and last.number else (0, START)
