"""The demo has one person whom a stranger can claim to be, and that person is nobody."""

import pytest

from directory.demo.build import build
from directory.demo.registry import UNCLAIMED
from providers.models import Provider, RegistryRecord
from providers.npi import is_valid_npi


@pytest.mark.django_db
def test_one_invented_record_waits_for_a_claim() -> None:
    list(build(20, 1))
    record = RegistryRecord.objects.get()
    assert (record.npi, record.claimed_by) == (UNCLAIMED, None)
    assert is_valid_npi(UNCLAIMED)
    assert UNCLAIMED.startswith("2"), "all numbers of real people begin with 1"
    assert record.phone[3:8] == "55501", "set aside for invention"
    assert not Provider.objects.filter(npi=UNCLAIMED).exists()
