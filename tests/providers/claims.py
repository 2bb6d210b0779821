"""Rows for tests of claims, invitations and members: invented records that nobody has, and Alice's practice."""

from typing import Any

from django.utils import timezone

from providers.actions.claim_documents import add_claim_document
from providers.document_file import read_document
from providers.models import Claim, Document, Provider, RegistryRecord
from providers.vocabulary.joining import MemberRole
from tests import cast
from tests.providers.licensing import PDF

NPI, OTHER_NPI, PRACTICE_NPI = "2000000002", "2000000010", "2000000028"


def registry_record(npi: str = NPI, **fields: Any) -> RegistryRecord:
    """Nell Needlewood, a psychiatrist in Portland; `fields` say otherwise."""
    now = timezone.now()
    made: dict[str, Any] = {
        "kind": "individual",
        "name": "Nell Needlewood",
        "last_name": "NEEDLEWOOD",
        "first_name": "NELL",
        "credential_text": "M.D.",
        "address": "12 Larkhollow Lane",
        "city": "PORTLAND",
        "state": "OR",
        "zip": "97201",
        "phone": "5035550142",
        "taxonomies": ["2084P0800X"],
        "primary_taxonomy": "2084P0800X",
        "license_hints": [{"taxonomy": "2084P0800X", "number": "MD1", "state": "OR"}],
        "row_sha256": "0" * 64,
        "imported_at": now,
        "changed_at": now,
    }
    return RegistryRecord.objects.create(npi=npi, **made | fields)


def claim_of(user: Any, **fields: Any) -> Claim:
    """A claim that waits for proof, made as a row: what the actions would refuse is possible here."""
    if record := fields.get("record"):
        fields.setdefault("npi", record.pk)
    return Claim.objects.create(claimant=user, **fields)


def document_of_claim(claim: Claim, content: bytes = PDF) -> Document:
    """What the claimant sent to show who they are; needs `media_folder`."""
    return add_claim_document(claim=claim, file=read_document(content), by=claim.claimant)


def practice_of(owner: Provider) -> Provider:
    """The owner's practice, with a manager and a clinician who have confirmed, each with a listing of their own."""
    practice = cast.listing("alder-house", kind="organization", owner=owner.owner)
    for role in (MemberRole.MANAGER, MemberRole.CLINICIAN):
        name = "member" if role == MemberRole.CLINICIAN else "manager"
        person = cast.listing(f"{name}-person", owner=cast.user(f"{name}@example.org"))
        cast.membership(practice, person, role=role)
    return practice
