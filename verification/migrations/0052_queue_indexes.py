"""What the list of waiting work and the page of one's own decisions ask for, by indexes; the site goes on writing meanwhile.

They stand on tables of the ground floor, but only the questions of this room need them.
"""

from django.db import migrations


def index(name: str, on: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE INDEX CONCURRENTLY {name} ON {on}", f"DROP INDEX CONCURRENTLY {name}"
    )


class Migration(migrations.Migration):
    # An index is made beside a table in use only outside of a transaction.
    atomic = False
    dependencies = [
        ("verification", "0051_more_than_one_suspension"),
        ("providers", "0021_last_looks_by_index"),
    ]
    operations = [
        # Licenses whose last good look lasts on: most of them, read without their rows.
        index(
            "evidence_lasting_look",
            "providers_evidence (valid_until, license_id, performed_at)"
            " WHERE fact = 'license_status' AND result = 'confirmed'",
        ),
        # Those that end soon are few. Without it the database takes them for so many that it joins badly.
        index("license_ends", "providers_license (expires_on)"),
        index("decision_by_whom", "providers_decision (decided_by_id, decided_at DESC, id DESC)"),
    ]
