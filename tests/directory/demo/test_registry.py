"""The demo has one person whom a stranger can claim to be, and that person is nobody."""

import pytest

from directory.demo.registry import DISPUTED, UNCLAIMED
from providers.models import Claim, Provider, RegistryRecord
from providers.npi import is_valid_npi

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.xdist_group("demo")]


def test_one_invented_record_waits_for_a_claim() -> None:
    record = RegistryRecord.objects.get(npi=UNCLAIMED)
    assert record.claimed_by is None
    assert not record.claims.exists()
    assert is_valid_npi(UNCLAIMED)
    assert UNCLAIMED.startswith("2"), "all numbers of real people begin with 1"
    assert record.phone[3:8] == "55501", "set aside for invention"
    assert not Provider.objects.filter(npi=UNCLAIMED).exists()


def test_two_people_claim_one_record_and_somebody_a_draft_without_one() -> None:
    disputed = Claim.objects.filter(npi=DISPUTED)
    assert disputed.values("claimant").distinct().count() == 2
    assert is_valid_npi(DISPUTED)
    fresh = Claim.objects.filter(record=None)
    assert fresh.count() == 2
    for claim in fresh.select_related("provider"):
        assert claim.provider is not None
        assert claim.provider.owner_id == claim.claimant_id
        assert claim.provider.identity_accepted_at is None
