"""The last look and the last decision of a license come from an index without sorting; the site goes on writing meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    # An index is made beside a table in use only outside of a transaction.
    atomic = False
    dependencies = [("providers", "0019_attachments_and_notes")]
    operations = [
        AddIndexConcurrently(
            "evidence",
            models.Index(
                fields=["license", "fact", "-performed_at", "-id"], name="evidence_newest_look"
            ),
        ),
        AddIndexConcurrently(
            "evidence",
            models.Index(
                fields=["license"],
                condition=Q(fact="license_status") & ~Q(result="confirmed"),
                name="evidence_strange_look",
            ),
        ),
        AddIndexConcurrently(
            "decision",
            models.Index(fields=["license", "-decided_at", "-id"], name="decision_newest"),
        ),
        # Only when the new ones are there.
        RemoveIndexConcurrently("evidence", "evidence_last_look"),
        RemoveIndexConcurrently("decision", "decision_last"),
    ]
