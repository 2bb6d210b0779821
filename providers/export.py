"""Everything that is kept about a person and their listings, as plain data; nothing of anybody else."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from accounts.models import User
from providers.models import (
    Claim,
    Decision,
    DecisionNote,
    Evidence,
    EvidenceValues,
    Partnership,
    Provider,
    ServicePhase,
)

# A room above adds itself in its `apps.py`: what it keeps about a listing that its owner may read.
FROM_ABOVE: list[Callable[[Provider], dict[str, Any]]] = []
OWN_ROWS = (
    "locations",
    "services",
    "licenses",
    "credentials",
    "documents",
    "photos",
    "drafts",
    "reminders",
    "license_disputes",
)
# Keys of rows, of other people and of the listing itself tell nobody anything.
LEFT_OUT = {
    "id",
    "provider",
    "service",
    "stored_as",
    "password",
    "license",
    "owner",
    "is_superuser",
}


def everything_of(person: User) -> dict[str, Any]:
    """As JSON takes it; dates are texts once they are dumped by Django's encoder."""
    listings = Provider.objects.filter(owner=person).order_by("pk")
    return {
        "account": fields_of(person),
        "listings": [_listing(each) for each in listings],
        "claims": [_claim(row) for row in Claim.objects.of(person)],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        **fields_of(claim),
        "documents": [fields_of(row) for row in claim.documents.all()],
    }


def fields_of(row: Model) -> dict[str, Any]:
    """The row's own columns by their names, relations left out."""
    return {
        field.name: _plain(field.value_from_object(row))
        for field in row._meta.concrete_fields
        if field.name not in LEFT_OUT and not field.is_relation
    }


def _plain(value: Any) -> Any:
    return (
        value
        if value is None or isinstance(value, (str, int, float, bool, list, dict))
        else str(value)
    )


def _listing(listing: Provider) -> dict[str, Any]:
    rows = {name: [fields_of(row) for row in getattr(listing, name).all()] for name in OWN_ROWS}
    phases = ServicePhase.objects.filter(service__provider=listing)
    looks = Evidence.objects.filter(provider=listing)
    above: dict[str, Any] = {}
    for tell in FROM_ABOVE:
        above |= tell(listing)
    return {
        **fields_of(listing),
        **rows,
        "phases": [fields_of(row) for row in phases],
        "checks": [fields_of(row) for row in looks],
        "checks_showed": [
            row.shown for row in EvidenceValues.objects.filter(evidence__provider=listing)
        ],
        "decisions": [fields_of(row) for row in Decision.objects.filter(license__provider=listing)],
        # What reviewers note for one another is theirs.
        "decisions_said": [
            row.to_provider
            for row in DecisionNote.objects.filter(decision__license__provider=listing)
            if row.to_provider
        ],
        # Who the partner is, and who else works in a practice, is theirs to tell.
        "partnerships": [
            fields_of(row)
            for side in ("therapist", "prescriber")
            for row in Partnership.objects.filter(**{side: listing})
        ],
        "memberships": [fields_of(row) for row in listing.memberships.all()],
        **above,
    }
