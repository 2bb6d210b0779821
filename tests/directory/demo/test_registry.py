"""The demo has one person whom a stranger can claim to be, and that person is nobody."""

import pytest

from directory.demo.registry import UNCLAIMED
from providers.models import Provider, RegistryRecord
from providers.npi import is_valid_npi

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.xdist_group("demo")]


def test_one_invented_record_waits_for_a_claim() -> None:
    record = RegistryRecord.objects.get()
    assert (record.npi, record.claimed_by) == (UNCLAIMED, None)
    assert is_valid_npi(UNCLAIMED)
    assert UNCLAIMED.startswith("2"), "all numbers of real people begin with 1"
    assert record.phone[3:8] == "55501", "set aside for invention"
    assert not Provider.objects.filter(npi=UNCLAIMED).exists()
