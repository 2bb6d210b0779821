"""Entries say whether a listing tells all about the safety of a session, which the guide's order reads.

One function of 0003 is replaced by the one in catalog/sql/compute_with_safety.sql; the listings that are there are computed anew.
"""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"
FILL = """
    SELECT catalog_rebuild(array_agg(id)) FROM providers_provider WHERE listing_state = 'published';
"""


def read(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def run(schema_editor, statements: str) -> None:
    """Many statements in one go: psycopg refuses that under server-side binding, except on a plain cursor without values."""
    with schema_editor.connection.connection.cursor() as cursor:
        cursor.execute(statements)


def replace(apps, schema_editor):
    run(schema_editor, read("compute_with_safety") + FILL)


def put_back(apps, schema_editor):
    run(schema_editor, read("until") + FILL + "DROP FUNCTION catalog_all_told(text[]);")


class Migration(migrations.Migration):
    dependencies = [("catalog", "0003_availability_until")]
    operations = [migrations.RunPython(replace, put_back)]
