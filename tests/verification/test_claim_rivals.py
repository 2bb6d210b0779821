"""Two people want one listing: exactly one gets it, also when two reviewers decide at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.models import User
from providers.actions.acceptance import TakenError
from providers.models import Claim, Provider
from providers.vocabulary.joining import ClaimState
from tests import cast
from tests.providers.claims import NPI, claim_of, registry_record
from tests.verification.claim_acts import accept_claim
from verification.actions.claims import (
    ClaimClosedError,
)

ON = {"reason": "As the board shows", "source": "State board", "method": "Compared the license"}


def nell() -> User:
    return cast.user("nell@example.org")


def mallory() -> User:
    return cast.user("mallory@example.org")


@pytest.fixture
def claim(db: None) -> Claim:
    return claim_of(nell(), record=registry_record())


def test_nobody_accepts_a_second_claim_on_a_listing_that_is_taken(claim: Claim) -> None:
    accept_claim(claim=claim, by=cast.rosa(), **ON)
    late = claim_of(mallory(), record=claim.record)
    with pytest.raises(TakenError):
        accept_claim(claim=late, by=cast.rosa(), **ON)
    same_draft = claim_of(mallory(), provider=Provider.objects.get(npi=NPI))
    with pytest.raises(TakenError):
        accept_claim(claim=same_draft, by=cast.rosa(), **ON)
    assert Provider.objects.get(npi=NPI).owner == nell()


def test_of_two_claims_accepted_at_once_one_is(transactional_db: None) -> None:
    record = registry_record()
    claims = [claim_of(user, record=record) for user in (nell(), mallory())]
    rosa = cast.rosa()

    def act(claim: Claim) -> str:
        try:
            accept_claim(claim=claim, by=rosa, **ON)
        except (ClaimClosedError, TakenError):
            return "too late"
        else:
            return "accepted"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(act, claims)) == ["accepted", "too late"]
    assert Claim.objects.filter(state=ClaimState.ACCEPTED).count() == 1
    assert Provider.objects.filter(npi=NPI).count() == 1


def test_two_claims_by_a_typed_npi_at_once_never_block_each_other(transactional_db: None) -> None:
    claims = [
        claim_of(
            user,
            npi=NPI,
            provider=Provider.objects.create(name="N", slug=f"n{user.pk}", owner=user),
        )
        for user in (nell(), mallory())
    ]
    rosa = cast.rosa()

    def act(claim: Claim) -> str:
        try:
            accept_claim(claim=claim, by=rosa, **ON)
        except (ClaimClosedError, TakenError):
            return "too late"
        else:
            return "accepted"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(act, claims)) == ["accepted", "too late"]
