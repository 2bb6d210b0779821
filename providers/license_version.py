"""What a license says, in one short text: who saves or decides names the text they saw, and is told when it is another by now."""

import hashlib
import json
from typing import Any

from providers.models import License

# What a reviewer compares with the board's record. A change of one sends the license back to them.
CHECKED = ("license_type", "specialty", "state", "number", "expires_on", "compact_states")
STATED = (*CHECKED, "issued_on")


def stated(license_: License) -> dict[str, Any]:
    """What its holder states of the license; "no compact" and "not stated" are the same here."""
    values = {name: getattr(license_, name) for name in STATED}
    return values | {"compact_states": sorted(values["compact_states"] or [])}


def version_of(license_: License) -> str:
    """A digest of what is stated: another text after every change, and the same for the same words."""
    return digest(stated(license_))


def digest(values: dict[str, Any]) -> str:
    """Sixteen signs that stand for the values."""
    text = json.dumps(values, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
