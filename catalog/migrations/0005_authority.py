"""Entries follow the versions of prescribing rules, and what senior reviewers found of single licenses.

Functions of 0002 are replaced by those in catalog/sql/authority.sql. Nothing has been put aside or found before, so no entry changes.
"""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"
NOTED = """
    SELECT DISTINCT 'provider', license.provider_id, '', ''
    FROM changed JOIN providers_license AS license ON license.id = changed.license_id
"""
# Rows are only added: there is no UPDATE or DELETE to note.
TRIGGER = f"""
    CREATE FUNCTION catalog_note_authorityoverride() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT SET catalog.keeper = 'yes' SET enable_seqscan = off AS $$
    BEGIN
      INSERT INTO catalog_pending (transaction, cause, provider_id, license_type, state)
      SELECT pg_current_xact_id(), noted.* FROM ({NOTED}) AS noted
      ON CONFLICT DO NOTHING;
      IF FOUND THEN
        PERFORM catalog_noted();
      END IF;
      RETURN NULL;
    END
    $$;
    CREATE TRIGGER catalog_note_insert AFTER INSERT ON providers_authorityoverride
      REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION catalog_note_authorityoverride();
"""  # noqa: S608 - texts from above
UNDO = """
    DROP TRIGGER catalog_note_insert ON providers_authorityoverride;
    DROP FUNCTION catalog_note_authorityoverride();
    DROP FUNCTION catalog_authority(uuid, timestamptz, text, text, text[]);
"""


def read(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def run(schema_editor, statements: str) -> None:
    """Many statements in one go: psycopg refuses that under server-side binding, except on a plain cursor without values."""
    with schema_editor.connection.connection.cursor() as cursor:
        cursor.execute(statements)


def replace(apps, schema_editor):
    run(schema_editor, read("authority") + TRIGGER)


def put_back(apps, schema_editor):
    """The functions of 0002 that were replaced, up to the one that reads them."""
    text = read("licenses")
    laws = text[text.index("CREATE FUNCTION catalog_laws") : text.index("-- The licenses that a listing")]
    run(schema_editor, laws.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION") + UNDO)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0004_told_of_safety"), ("providers", "0015_authority_overrides")]
    operations = [migrations.RunPython(replace, put_back)]
