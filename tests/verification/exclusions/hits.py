"""Lists and hits for tests that are about something else than how they came to be."""

import datetime as dt
from typing import Any

from django.utils import timezone

from providers.dates import today
from providers.models import Provider
from tests import cast
from verification.models import ExclusionHit, ExclusionList


def the_list(**fields: Any) -> ExclusionList:
    """A list of today without a row."""
    made: dict[str, Any] = {
        "as_of": today(),
        "sha256": "0" * 64,
        "imported_at": timezone.now(),
        **dict.fromkeys(("kept", "new", "changed", "unchanged", "removed", "skipped", "bad"), 0),
    }
    return ExclusionList.objects.create(**made | fields)


def name_hit(provider: Provider | None = None, **fields: Any) -> ExclusionHit:
    """An open hit by name and state on somebody's listing."""
    made: dict[str, Any] = {
        "provider": provider or cast.listing(f"hit-{ExclusionHit.objects.count()}"),
        "kind": "name",
        "seen_in": ExclusionList.objects.first() or the_list(),
        "found_at": timezone.now(),
        "last_name": "ALDER",
        "first_name": "ALICE",
        "state": "OR",
        "authority": "1128a1",
        "excluded_on": dt.date(2020, 3, 19),
        "row_sha256": "1" * 64,
    }
    return ExclusionHit.objects.create(**made | fields)
