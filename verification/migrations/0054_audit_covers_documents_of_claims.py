"""The trail says of a document of a claim whose it is, and nothing of what came of trying to draw it."""

from django.db import migrations

from verification.audit.cover import covered


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0022_documents_of_claims"),
        ("verification", "0053_say_what_urgent_reports_are"),
    ]
    operations = [covered("providers_document")]
