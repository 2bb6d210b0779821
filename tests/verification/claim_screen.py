"""The screen of a claim in tests: who claims, and what a reviewer sends."""

from typing import Any

from django.test import Client
from django.urls import reverse

from providers.models import Claim
from tests import cast
from tests.verification.claim_acts import seen


def nell() -> Any:
    return cast.user("nell@example.org", name="Nell Needlewood")


def act(client: Client, claim: Claim, name: str, said: dict[str, Any], **other: Any) -> Any:
    """Send one of the forms as the page would, with the version that it shows now."""
    version = other.pop("version", None) or seen(claim)
    return client.post(
        reverse(f"review_claim_{name}", args=[claim.pk]), said | {"version": version}
    )


def html(client: Client, claim: Claim) -> str:
    return client.get(reverse("review_claim", args=[claim.pk])).content.decode()
