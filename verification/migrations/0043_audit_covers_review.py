"""The trail covers the work of reviewers too: reports, proposals, hits, second looks and changes of roles."""

from django.db import migrations

from verification.audit.cover import covered

TABLES = (
    "providers_authorityoverride",
    "providers_federalrule",
    "providers_board",
    "providers_attachment",
    "providers_licensedispute",
    "verification_ruleproposal",
    "verification_secondlook",
    "verification_exclusionhit",
    "verification_registrydifference",
    "verification_report",
    "verification_reportact",
    "verification_rolechange",
)


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0019_attachments_and_notes"),
        ("verification", "0042_audit_covers"),
    ]
    operations = [*map(covered, TABLES)]
