"""The trail covers what is known of providers, and begins with the evidence and decisions that are there."""

from django.db import migrations

from verification.audit.cover import covered, run

TABLES = (
    "accounts_user",
    "providers_provider",
    "providers_location",
    "providers_service",
    "providers_servicephase",
    "providers_credential",
    "providers_photo",
    "providers_license",
    "providers_document",
    "providers_evidence",
    "providers_decision",
    "providers_claim",
    "providers_membership",
    "providers_partnership",
    "providers_prescribingrule",
    "verification_hold",
)
# So that an altered or removed one is found, and one that was slipped in. By whom and when is what they say themselves; the time
# here is that of this migration.
BEGIN = """
    INSERT INTO verification_auditrow (
      at, actor_id, program, act, kind, key, listing_id, license_id, fields, values_sha256, previous, hash
    )
    SELECT statement_timestamp(), NULL, 'migrate', act, kind, key, listing, license,
      ARRAY(SELECT jsonb_object_keys(said) AS name ORDER BY name), audit_sha256(said::text), '', ''
    FROM (
      SELECT 'created' AS act, 'evidence' AS kind, id::text AS key, provider_id AS listing, license_id AS license,
        performed_at AS made_at, to_jsonb(providers_evidence) AS said
      FROM providers_evidence
      UNION ALL
      SELECT 'decided', 'decision', decision.id::text, license.provider_id, decision.license_id, decided_at, to_jsonb(decision)
      FROM providers_decision AS decision LEFT JOIN providers_license AS license ON license.id = decision.license_id
    ) AS one ORDER BY made_at, key
"""


def begin(apps, schema_editor):
    run(schema_editor, "SET LOCAL timezone = 'UTC';" + BEGIN)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_sessions_without_addresses"),
        ("catalog", "0004_told_of_safety"),
        ("providers", "0010_messages_and_figures"),
        ("verification", "0041_audit_chain"),
    ]
    operations = [
        *map(covered, TABLES),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
