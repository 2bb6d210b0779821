"""Decisions on claims by reviewers who have just looked at them, in tests that are not about that."""

from typing import Any

from providers.models import Claim, Provider
from verification.actions import claims
from verification.actions.claim_case import claim_version


def accept_claim(*, claim: Claim, **said: Any) -> Provider:
    return claims.accept_claim(claim=claim, version=seen(claim), **said)


def refuse_claim(*, claim: Claim, **said: Any) -> None:
    claims.refuse_claim(claim=claim, version=seen(claim), **said)


def take_back_claim(*, claim: Claim, **said: Any) -> None:
    claims.take_back_claim(claim=claim, version=seen(claim), **said)


def seen(claim: Claim) -> str:
    """The version of the claim as it stands in the database."""
    return claim_version(Claim.objects.select_related("provider", "record").get(pk=claim.pk))
