"""Entries keep themselves: functions that say what an entry is, and triggers that note what changed and refresh it at commit.

The SQL stands in catalog/sql/, one noun a file. These files belong to this migration: a change of a released function is a new
migration with a new file, so that databases of any age end up with the same functions.
"""

from pathlib import Path

from django.db import migrations

FILES = ("days", "licenses", "standing", "offers", "texts", "compute", "notes", "write", "refresh")

# For each table, what a statement that changed some of its rows adds to the notes: `changed` are the rows as they were and as
# they are. Columns: cause, provider, license type, state (see catalog/sql/notes.sql).
OF_PROVIDER = "SELECT DISTINCT 'provider', provider_id, '', '' FROM changed"
OF_ENTRY = "SELECT DISTINCT 'entry', provider_id, '', '' FROM changed"
SOURCES = {
    "provider": "SELECT DISTINCT 'provider', id, '', '' FROM changed",
    "location": OF_ENTRY,
    "credential": OF_ENTRY,
    "service": OF_PROVIDER,
    "servicephase": """
      SELECT DISTINCT 'entry', service.provider_id, '', ''
      FROM changed JOIN providers_service AS service ON service.id = changed.service_id""",
    "license": OF_PROVIDER,
    "evidence": f"{OF_PROVIDER} WHERE fact = 'license_status'",
    "decision": """
      SELECT DISTINCT 'provider', license.provider_id, '', ''
      FROM changed JOIN providers_license AS license ON license.id = changed.license_id""",
    "membership": """
      SELECT DISTINCT 'relation', side.id, '', ''
      FROM changed CROSS JOIN LATERAL (VALUES (practice_id), (member_id)) AS side (id)""",
    "partnership": """
      SELECT DISTINCT 'relation', side.id, '', ''
      FROM changed CROSS JOIN LATERAL (VALUES (therapist_id), (prescriber_id)) AS side (id)""",
    "prescribingrule": "SELECT DISTINCT 'rule', 0::bigint, license_type, state FROM changed",
}
# What others see of a provider is its name and whether it is public; the rest of its row is its own entry's.
UPDATED_PROVIDER = """
  SELECT
    CASE WHEN min(name) = max(name) AND min(listing_state) = max(listing_state) THEN 'entry' ELSE 'provider' END,
    id, '', ''
  FROM changed GROUP BY id"""
BOTH = "WITH changed AS (SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows)"
EVENTS = {
    "INSERT": "REFERENCING NEW TABLE AS changed",
    "DELETE": "REFERENCING OLD TABLE AS changed",
    "UPDATE": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
}


def noting(function: str, source: str) -> str:
    """A trigger function that adds `source` to the notes of the transaction."""
    return f"""
        CREATE FUNCTION {function}() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER
        SET search_path FROM CURRENT SET catalog.keeper = 'yes' SET enable_seqscan = off AS $$
        BEGIN
          INSERT INTO catalog_pending (transaction, cause, provider_id, license_type, state)
          SELECT pg_current_xact_id(), noted.* FROM ({source}) AS noted
          ON CONFLICT DO NOTHING;
          -- Without a new note there is one already, and with it the order to read them.
          IF FOUND THEN
            PERFORM catalog_noted();
          END IF;
          RETURN NULL;
        END
        $$;
    """


def triggers(name: str, source: str) -> str:
    """The functions and triggers of one table of providers."""
    updated = UPDATED_PROVIDER if name == "provider" else source
    statements = noting(f"catalog_note_{name}", source)
    statements += noting(f"catalog_note_{name}_update", f"{BOTH} {updated}")
    for event, rows in EVENTS.items():
        function = f"catalog_note_{name}" + ("_update" if event == "UPDATE" else "")
        statements += f"""
            CREATE TRIGGER catalog_note_{event.lower()} AFTER {event} ON providers_{name}
              {rows} FOR EACH STATEMENT EXECUTE FUNCTION {function}();
        """
    return statements + emptied(f"providers_{name}")


def emptied(table: str) -> str:
    return f"""
        CREATE TRIGGER catalog_note_truncate AFTER TRUNCATE ON {table}
          FOR EACH STATEMENT EXECUTE FUNCTION catalog_note_truncate();
    """


def guarded(table: str) -> str:
    return f"""
        CREATE TRIGGER {table}_is_kept BEFORE INSERT OR UPDATE OR DELETE ON {table}
          FOR EACH STATEMENT EXECUTE FUNCTION catalog_guard();
    """


AT_COMMIT = """
    CREATE CONSTRAINT TRIGGER catalog_refresh AFTER INSERT ON catalog_pending
      DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.cause = 'commit') EXECUTE FUNCTION catalog_refresh();
"""
# The listings that are there already.
FILL = """
    SELECT catalog_raise_epoch();
    SELECT catalog_rebuild(array_agg(id)) FROM providers_provider WHERE listing_state = 'published';
"""
UNDO = """
    DROP TABLE catalog_pending CASCADE;
    DO $$
    DECLARE
      kept regprocedure;
    BEGIN
      FOR kept IN
        SELECT oid FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace AND starts_with(proname, 'catalog_')
      LOOP
        EXECUTE format('DROP FUNCTION %s CASCADE', kept);
      END LOOP;
    END
    $$;
"""


def read(name: str) -> str:
    folder = Path(__file__).resolve().parent.parent / "sql"
    return (folder / f"{name}.sql").read_text(encoding="utf-8")


def run(schema_editor, statements: str) -> None:
    """Many statements in one go: psycopg refuses that under server-side binding, except on a plain cursor without values."""
    with schema_editor.connection.connection.cursor() as cursor:
        cursor.execute(statements)


def install(apps, schema_editor):
    tables = ("catalog_entry", "catalog_epoch", "catalog_pending")
    run(schema_editor, "".join(map(read, FILES)))
    run(schema_editor, "".join(triggers(*each) for each in SOURCES.items()))
    run(
        schema_editor, AT_COMMIT + "".join(map(guarded, tables)) + "".join(map(emptied, tables[:2]))
    )
    run(schema_editor, FILL)


def remove(apps, schema_editor):
    run(schema_editor, UNDO)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_entries"), ("providers", "0004_prescribing_rules")]
    operations = [migrations.RunPython(install, remove)]
