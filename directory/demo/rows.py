"""Rows on their way into the database, many at a time."""

from dataclasses import dataclass, field, fields

from django.db.models import Model

from accounts.models import User
from providers.models import (
    Credential,
    Decision,
    Evidence,
    EvidenceValues,
    License,
    Location,
    Membership,
    Partnership,
    Provider,
    Service,
    ServicePhase,
)

BATCH = 1000


@dataclass
class Rows:
    """Unsaved rows that point at one another, in the order in which they can be written."""

    users: list[User] = field(default_factory=list)
    providers: list[Provider] = field(default_factory=list)
    locations: list[Location] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    phases: list[ServicePhase] = field(default_factory=list)
    licenses: list[License] = field(default_factory=list)
    credentials: list[Credential] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    values: list[EvidenceValues] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    partnerships: list[Partnership] = field(default_factory=list)

    def save(self) -> None:
        """Write everything and forget it."""
        for kind in fields(self):
            rows: list[Model] = getattr(self, kind.name)
            if rows:
                type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)
            rows.clear()
