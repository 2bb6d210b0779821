"""The trail of a report is added to, never changed; what was written at an act can go, and not be rewritten."""

from importlib import import_module

from django.db import migrations

# A module whose name begins with a digit cannot be imported by a statement.
append_only = import_module("providers.migrations.0003_append_only").append_only

# The keys of the trail have no constraint of the table's own, because they outlive what they point at.
ACT_HAS_SUBJECT = """
CREATE FUNCTION report_act_has_subject() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM verification_report
    WHERE id = NEW.report_id AND provider_id = NEW.provider_id AND kind = NEW.kind) THEN
    RAISE EXCEPTION 'an act is about a report that exists, and its listing'
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER report_act_has_subject BEFORE INSERT ON verification_reportact
  FOR EACH ROW EXECUTE FUNCTION report_act_has_subject();
ALTER TABLE verification_reportact ENABLE ALWAYS TRIGGER report_act_has_subject
"""
ACT_HAS_NOTHING = """
DROP TRIGGER report_act_has_subject ON verification_reportact;
DROP FUNCTION report_act_has_subject()
"""
TEXT_STAYS_AS_IT_IS = """
CREATE TRIGGER verification_reporttext_rows_stay BEFORE UPDATE ON verification_reporttext
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE verification_reporttext ENABLE ALWAYS TRIGGER verification_reporttext_rows_stay
"""
TEXT_CHANGES = "DROP TRIGGER verification_reporttext_rows_stay ON verification_reporttext"


class Migration(migrations.Migration):
    dependencies = [
        ("verification", "0030_reports"),
        ("providers", "0003_append_only"),
    ]
    operations = [
        append_only("verification_reportact"),
        migrations.RunSQL(ACT_HAS_SUBJECT, ACT_HAS_NOTHING),
        migrations.RunSQL(TEXT_STAYS_AS_IT_IS, TEXT_CHANGES),
    ]
