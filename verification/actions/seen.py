"""Noting that somebody looked at what not everybody may see: a line in each view that shows such a thing."""

import uuid

from django.db import connection
from django.db.models import Model

from accounts.models import User
from providers.models import License, Provider
from verification.audit.covered import COVERED


def saw(what: Model, *, by: User) -> None:
    """Add to the audit trail that `by` saw the row. Raises KeyError for a table that the trail does not cover."""
    kind = COVERED[what._meta.db_table].kind
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit_saw(%s::bigint, %s, %s, %s::bigint, %s::uuid)",
            [by.pk, kind, str(what.pk), _listing(what), _license(what)],
        )


def _listing(what: Model) -> int | None:
    return what.pk if isinstance(what, Provider) else getattr(what, "provider_id", None)


def _license(what: Model) -> uuid.UUID | None:
    return what.pk if isinstance(what, License) else getattr(what, "license_id", None)
