"""Claims that the database itself refuses."""

import pytest
from django.utils import timezone

from providers.vocabulary.joining import ClaimState
from tests import cast
from tests.providers.claims import claim_of, registry_record
from tests.providers.refusal import refused_by
from tests.verification.claim_acts import accept_claim

pytestmark = pytest.mark.django_db


def test_the_database_itself_lets_one_claim_be_accepted() -> None:
    mallory = cast.user("mallory@example.org")
    claim = claim_of(cast.user("nell@example.org"), record=registry_record())
    accept_claim(claim=claim, by=cast.rosa(), reason="x", source="Board", method="Looked")
    decided = {
        "state": ClaimState.ACCEPTED,
        "decided_at": timezone.now(),
        "decided_by": cast.rosa(),
        "reason": "x",
    }
    other = cast.listing("other")
    refused_by(
        "claim_accepted_once", claim_of, mallory, record=claim.record, provider=other, **decided
    )
    claim.refresh_from_db()
    refused_by(
        "claim_accepted_once_a_listing", claim_of, mallory, provider=claim.provider, **decided
    )
    refused_by("claim_decided_or_live", claim_of, mallory, provider=other, state="accepted")
    refused_by("claim_tries_at_most_5", claim_of, mallory, provider=other, tries=6)
    refused_by("claim_npi_of_its_record", claim_of, mallory, record=claim.record, npi=None)
    refused_by("claim_is_about_something", claim_of, mallory)
