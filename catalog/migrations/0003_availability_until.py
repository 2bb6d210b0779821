"""An availability can end on a day that the provider named; entries say it."""

from pathlib import Path

from django.db import migrations, models


def read(name: str) -> str:
    folder = Path(__file__).resolve().parent.parent / "sql"
    return (folder / f"{name}.sql").read_text(encoding="utf-8")


def run(schema_editor, statements: str) -> None:
    """Many statements in one go: psycopg refuses that under server-side binding, except on a plain cursor without values."""
    with schema_editor.connection.connection.cursor() as cursor:
        cursor.execute(statements)


def install(apps, schema_editor):
    run(schema_editor, read("until"))


def remove(apps, schema_editor):
    """The functions as they were, before the column goes."""
    before = read("compute") + read("write")
    run(schema_editor, before.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"))


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_kept_entries"), ("providers", "0005_keeping")]
    operations = [
        migrations.AddField("entry", "availability_until", models.DateField(null=True)),
        migrations.RunPython(install, remove),
    ]
