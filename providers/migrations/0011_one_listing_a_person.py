"""One listing for each person, held by the database: built beside the writes of a table in use, and only where nobody has two."""

from typing import Any

from django.conf import settings
from django.db import migrations, models
from django.db.models import Count

NAME = "provider_one_listing_a_person"


def refuse_seconds(apps: Any, editor: Any) -> None:
    """Say what to do, where the index alone would say which key is there twice. Raises RuntimeError."""
    people = apps.get_model("providers", "Provider").objects.filter(
        kind="individual", owner__isnull=False
    )
    twice = people.order_by().values("owner").annotate(listings=Count("pk")).filter(listings__gt=1)
    if accounts := list(twice.values_list("owner", flat=True)[:20]):
        raise RuntimeError(
            f"The accounts with the keys {accounts} have more than one listing of a person. "
            "Take the owner off all but one of each in the admin, then migrate again."
        )


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("providers", "0010_messages_and_figures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RunPython(refuse_seconds, migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    [
                        # What an attempt left behind that was broken off.
                        f"DROP INDEX CONCURRENTLY IF EXISTS {NAME}",
                        f"CREATE UNIQUE INDEX CONCURRENTLY {NAME} ON providers_provider (owner_id)"
                        " WHERE kind = 'individual'",
                    ],
                    [f"DROP INDEX CONCURRENTLY IF EXISTS {NAME}"],
                )
            ],
            state_operations=[
                migrations.AddConstraint(
                    model_name="provider",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("kind", "individual")),
                        fields=("owner",),
                        name=NAME,
                        violation_error_message="This person has a listing already.",
                    ),
                )
            ],
        ),
    ]
