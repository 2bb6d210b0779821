"""A difference from the NPI registry, for tests that are about something else than how it was found."""

from typing import Any

from django.utils import timezone

from tests import cast
from tests.verification.nppes_rows import npi
from verification.models import RegistryDifference


def difference(**fields: Any) -> RegistryDifference:
    """The registry names a license in Washington."""
    made: dict[str, Any] = {
        "npi": npi(1),
        "kind": "license_state",
        "registry_says": "WA",
        "found_at": timezone.now(),
    }
    if "provider" not in fields:
        made["provider"] = cast.listing(f"differs-{RegistryDifference.objects.count()}")
    return RegistryDifference.objects.create(**made | fields)
