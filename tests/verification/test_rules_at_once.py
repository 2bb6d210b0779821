"""Two people press the same button, or two buttons of one rule, in the same moment: nobody's work is lost unseen."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from providers.actions.prescribing_rules import lot_version, versions
from tests import cast
from tests.verification.rules import abe, ada, in_force, proposed, sam, text
from verification.actions.rule_proposals import (
    apply_proposal,
    close_proposal,
    preview_of,
    propose_change,
)
from verification.models import RuleProposal
from verification.models.rule_proposal import Stage

pytestmark = pytest.mark.usefixtures("transactional_db")


def seen(proposal: RuleProposal) -> str:
    return preview_of(proposal).version


def together(*acts: Callable[[], object]) -> list[str]:
    """What became of acts that begin in the same moment: "done", or the name of what was raised."""
    told: list[str] = []
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            gate.wait()
            act()
            told.append("done")
        except Exception as error:
            told.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sorted(told)


def test_of_two_administrators_at_once_one_proposes_and_the_other_is_told() -> None:
    version, people = lot_version("np", "OH"), (ada(), abe())

    def propose(number: int) -> RuleProposal:
        return propose_change(
            license_type="np",
            state="OH",
            text=text(("own", "no")[number]),
            reason="So",
            version=version,
            by=people[number],
        )

    assert together(lambda: propose(0), lambda: propose(1)) == ["AlreadyProposedError", "done"]
    assert RuleProposal.objects.count() == 1


def test_a_proposal_that_two_apply_at_once_is_applied_once() -> None:
    cast.license_of(cast.listing("nora-nash"), "np", "OH")
    proposal, people = proposed("np", "OH", "no"), (abe(), sam())
    shown = seen(proposal)
    told = together(*(lambda by=by: apply_proposal(proposal, seen=shown, by=by) for by in people))
    assert told == ["ProposalClosedError", "done"]
    assert versions("np", "OH").count() == 2


def test_of_applying_and_refusing_at_once_one_stands() -> None:
    proposal = proposed("np", "OH", "own")
    shown, people = seen(proposal), (abe(), sam())
    told = together(
        lambda: apply_proposal(proposal, seen=shown, by=people[0]),
        lambda: close_proposal(proposal, reason="No", by=people[1]),
    )
    assert told == ["ProposalClosedError", "done"]
    proposal.refresh_from_db()
    counts = in_force("np", "OH").authority == "own"
    assert counts is (proposal.stage == Stage.APPLIED)
