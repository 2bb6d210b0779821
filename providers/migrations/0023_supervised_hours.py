"""One more fact that evidence can be about. The table is in use: its constraint is swapped in one statement, and checked beside the site's work."""

from django.db import migrations, models

BEFORE = (
    "license_status",
    "license_expiry",
    "discipline",
    "dea_schedule",
    "board_certification",
    "kap_training",
    "exclusion",
    "identity",
    "address",
    "rems_certification",
)
LABELS = [
    ("license_status", "The license is active"),
    ("license_expiry", "The date the license ends"),
    ("discipline", "Board discipline"),
    ("dea_schedule", "DEA registration"),
    ("supervised_hours", "Supervised hours completed"),
    ("board_certification", "Board certification"),
    ("kap_training", "Training in ketamine-assisted therapy"),
    ("exclusion", "Federal exclusion list"),
    ("identity", "Identity"),
    ("address", "Address"),
    ("rems_certification", "Spravato safety program (REMS)"),
]
AFTER = tuple(value for value, _label in LABELS)


def known(values: tuple[str, ...]) -> str:
    """Rows that are there are not read under the lock."""
    listed = ", ".join(f"'{value}'" for value in values)
    return (
        "ALTER TABLE providers_evidence DROP CONSTRAINT evidence_fact_known,"
        f" ADD CONSTRAINT evidence_fact_known CHECK (fact IN ({listed})) NOT VALID"
    )


class Migration(migrations.Migration):
    # The lock of the first statement ends with it.
    atomic = False
    dependencies = [("providers", "0022_documents_of_claims")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveConstraint("evidence", "evidence_fact_known"),
                migrations.AlterField(
                    "evidence",
                    "fact",
                    models.CharField("fact", max_length=20, choices=LABELS),
                ),
                migrations.AddConstraint(
                    "evidence",
                    models.CheckConstraint(
                        condition=models.Q(fact__in=list(AFTER)), name="evidence_fact_known"
                    ),
                ),
            ],
            database_operations=[
                migrations.RunSQL(known(AFTER), known(BEFORE)),
                migrations.RunSQL(
                    "ALTER TABLE providers_evidence VALIDATE CONSTRAINT evidence_fact_known",
                    migrations.RunSQL.noop,
                ),
            ],
        ),
    ]
