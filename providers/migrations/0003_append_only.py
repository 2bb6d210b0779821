"""Evidence and decisions are added, never changed: the database refuses, whoever asks."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: add a new row instead', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$
"""

# "Verified" needs a look at the board's record that found the license active and has not run out.
DECISION_NEEDS_EVIDENCE = """
CREATE FUNCTION decision_needs_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM providers_license WHERE id = NEW.license_id) THEN
    RAISE EXCEPTION 'a decision is about a license that exists'
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF NEW.verdict = 'verified' AND NOT EXISTS (
    SELECT FROM providers_evidence
    WHERE license_id = NEW.license_id
      AND fact = 'license_status'
      AND result = 'confirmed'
      AND performed_at <= NEW.decided_at
      -- The database does not know the site's time zone: a day's grace on the last day.
      AND valid_until >= (NEW.decided_at - interval '1 day')::date
  ) THEN
    RAISE EXCEPTION 'a license is verified only with evidence that it is active'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_needs_evidence BEFORE INSERT ON providers_decision
  FOR EACH ROW EXECUTE FUNCTION decision_needs_evidence();
ALTER TABLE providers_decision ENABLE ALWAYS TRIGGER decision_needs_evidence
"""
DECISION_NEEDS_NOTHING = """
DROP TRIGGER decision_needs_evidence ON providers_decision;
DROP FUNCTION decision_needs_evidence()
"""

# The keys of evidence have no constraint of the table's own, because they outlive what they point at.
EVIDENCE_HAS_SUBJECT = """
CREATE FUNCTION evidence_has_subject() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM providers_provider WHERE id = NEW.provider_id)
    OR NEW.license_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM providers_license WHERE id = NEW.license_id AND provider_id = NEW.provider_id)
    OR NEW.credential_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM providers_credential WHERE id = NEW.credential_id AND provider_id = NEW.provider_id)
  THEN
    RAISE EXCEPTION 'evidence is about a license or credential of its own provider'
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_has_subject BEFORE INSERT ON providers_evidence
  FOR EACH ROW EXECUTE FUNCTION evidence_has_subject();
ALTER TABLE providers_evidence ENABLE ALWAYS TRIGGER evidence_has_subject
"""
EVIDENCE_HAS_NOTHING = """
DROP TRIGGER evidence_has_subject ON providers_evidence;
DROP FUNCTION evidence_has_subject()
"""


def append_only(table: str) -> migrations.RunSQL:
    """Guards against UPDATE, DELETE and TRUNCATE; ALWAYS, so that a session in replica mode cannot step around them."""
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER {table}_rows_stay BEFORE UPDATE OR DELETE ON {table}
          FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER {table}_table_stays BEFORE TRUNCATE ON {table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_rows_stay;
        ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_table_stays
        """,
        f"""
        DROP TRIGGER {table}_rows_stay ON {table};
        DROP TRIGGER {table}_table_stays ON {table}
        """,
    )


class Migration(migrations.Migration):
    dependencies = [("providers", "0002_listings")]
    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION refuse_change()"),
        append_only("providers_evidence"),
        append_only("providers_decision"),
        migrations.RunSQL(EVIDENCE_HAS_SUBJECT, EVIDENCE_HAS_NOTHING),
        migrations.RunSQL(DECISION_NEEDS_EVIDENCE, DECISION_NEEDS_NOTHING),
    ]
