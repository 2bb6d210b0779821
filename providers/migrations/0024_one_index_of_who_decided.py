"""Decisions by whom are read by the index `decision_by_whom`, which begins with the same column; the site goes on writing meanwhile.

That one is made by the room above (verification/migrations/0052). Nothing else asks: when somebody leaves, their decisions stay as they are.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

NAME = "providers_decision_decided_by_id_2ab5f097"


class Migration(migrations.Migration):
    # An index goes beside a table in use only outside of a transaction.
    atomic = False
    dependencies = [
        ("providers", "0023_supervised_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    "decision",
                    "decided_by",
                    models.ForeignKey(
                        settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        db_constraint=False,
                        db_index=False,
                        related_name="+",
                    ),
                ),
            ],
            database_operations=[
                migrations.RunSQL(
                    f"DROP INDEX CONCURRENTLY IF EXISTS {NAME}",
                    f"CREATE INDEX CONCURRENTLY IF NOT EXISTS {NAME} ON providers_decision (decided_by_id)",
                ),
            ],
        ),
    ]
