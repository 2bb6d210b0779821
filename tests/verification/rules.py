"""Proposed changes of rules, and the people who make and apply them."""

from typing import Any

from accounts.models import User
from accounts.roles import Role
from providers.actions.prescribing_rules import RuleText, lot_version, versions
from providers.dates import today
from tests import cast
from verification.actions.rule_proposals import propose_change
from verification.models import RuleProposal
from verification.models.rule_proposal import Stage


def ada() -> User:
    """An administrator."""
    return cast.user("ada@example.org", Role.ADMINISTRATOR, name="Ada Ash")


def abe() -> User:
    """Another one."""
    return cast.user("abe@example.org", Role.ADMINISTRATOR, name="Abe Aspen")


def sam() -> User:
    """A senior reviewer."""
    return cast.user("sam@example.org", Role.SENIOR_REVIEWER, name="Sam Sedge")


def text(authority: str = "own", **fields: Any) -> RuleText:
    """What a new version says, from today on."""
    made: dict[str, Any] = {
        "authority": authority,
        "routes": (),
        "valid_from": today(),
        "valid_until": None,
        "condition": "",
        "source": "The code of the state",
        "source_date": today(),
        "confidence": "high",
    }
    return RuleText(**made | fields)


def proposed(license_type: str, state: str, authority: str = "own", **fields: Any) -> RuleProposal:
    """A change that Ada wrote a moment ago."""
    return propose_change(
        license_type=license_type,
        state=state,
        text=text(authority, **fields),
        reason="The law was changed",
        version=lot_version(license_type, state),
        by=ada(),
    )


def proposal_of(license_type: str, state: str) -> RuleProposal:
    """The change that waits for a rule, made when there is none."""
    waiting = RuleProposal.objects.filter(
        license_type=license_type, state=state, stage=Stage.WAITING
    )
    return waiting.first() or proposed(license_type, state)


def in_force(license_type: str, state: str) -> Any:
    """The version of a rule that stands today."""
    return versions(license_type, state).in_force().first()
