"""Rows of the trail stay as they are, and hang together."""

from django.db import migrations

from verification.audit.cover import read, run

FILES = ("audit_rows", "audit_chain", "audit_saw")
UNDO = """
    DO $$
    DECLARE
      kept regprocedure;
    BEGIN
      FOR kept IN
        SELECT oid FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace AND starts_with(proname, 'audit_')
      LOOP
        EXECUTE format('DROP FUNCTION %s CASCADE', kept);
      END LOOP;
    END
    $$;
    DROP TRIGGER verification_auditrow_table_stays ON verification_auditrow;
    DROP TRIGGER verification_auditvalues_rows_stay ON verification_auditvalues;
    DROP TRIGGER verification_auditvalues_table_stays ON verification_auditvalues;
"""


def install(apps, schema_editor):
    run(schema_editor, "".join(map(read, FILES)))


def remove(apps, schema_editor):
    run(schema_editor, UNDO)


class Migration(migrations.Migration):
    dependencies = [("verification", "0040_audit_rows"), ("providers", "0003_append_only")]
    operations = [migrations.RunPython(install, remove)]
