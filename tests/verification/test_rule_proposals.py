"""A rule changes only after somebody has seen whom it touches, and whoever it touches has two people look at it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from accounts.roles import Role
from catalog.entries import facts_of_entries
from providers.actions.prescribing_rules import lot_version, versions
from providers.models import PrescribingRule, Provider
from tests import cast
from tests.entries import settle
from tests.verification.rules import abe, ada, in_force, proposed, sam, text
from verification.actions.holds import take
from verification.actions.rule_proposals import (
    AlreadyProposedError,
    OtherEffectsError,
    ProposalClosedError,
    RuleChangedError,
    SecondPersonError,
    WriterGoneError,
    apply_proposal,
    close_proposal,
    preview_of,
    propose_change,
    propose_confirmation,
)
from verification.models import Hold, RuleProposal
from verification.models.rule_proposal import Stage
from verification.queue.every import waiting
from verification.queue.kinds import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def nora(db: None) -> Provider:
    """A nurse practitioner in Ohio who prescribes there with a collaborating physician."""
    provider = cast.listing("nora-nash")
    cast.license_of(provider, "np", "OH")
    return provider


def seen(proposal: RuleProposal) -> str:
    return preview_of(proposal).version


def confirmation() -> RuleProposal:
    return propose_confirmation(
        rule=versions("np", "TX").get(),
        reason="Read the board's page",
        version=lot_version("np", "TX"),
        by=ada(),
    )


def test_nothing_changes_until_it_is_applied_and_then_search_does_too(nora: Provider) -> None:
    proposal = proposed("np", "OH", "no")
    settle()
    [facts] = facts_of_entries([nora.pk]).values()
    assert facts.standing.prescribing == {"OH": "collaborating"}
    apply_proposal(proposal, seen=seen(proposal), by=abe())
    settle()
    [facts] = facts_of_entries([nora.pk]).values()
    assert facts.standing.prescribing == {"OH": "no"}
    proposal.refresh_from_db()
    assert (proposal.stage, proposal.closed_by, proposal.altered) == (Stage.APPLIED, abe(), 1)
    row = in_force("np", "OH")
    assert (row.recorded_by, row.applied_by, row.reason) == (ada(), abe(), proposal.reason)


def test_whoever_wrote_a_change_that_touches_somebody_cannot_apply_it(nora: Provider) -> None:
    proposal = proposed("np", "OH", "no")
    with pytest.raises(SecondPersonError):
        apply_proposal(proposal, seen=seen(proposal), by=ada())
    assert in_force("np", "OH").authority == "collaborating"
    apply_proposal(proposal, seen=seen(proposal), by=sam())
    assert in_force("np", "OH").authority == "no"


def test_what_touches_nobody_can_be_applied_alone() -> None:
    proposal = proposed("np", "OH", "own")
    apply_proposal(proposal, seen=seen(proposal), by=ada())
    assert in_force("np", "OH").authority == "own"


def test_the_database_too_wants_two_people_where_listings_change(nora: Provider) -> None:
    proposal = proposed("np", "OH", "no")
    with (
        pytest.raises(IntegrityError, match="proposal_of_weight_has_two_people"),
        transaction.atomic(),
    ):
        RuleProposal.objects.filter(pk=proposal.pk).update(
            stage=Stage.APPLIED, closed_by=ada(), closed_at=proposal.proposed_at, altered=1
        )


def test_confirming_a_row_lets_it_count_under_the_name_of_who_confirmed_it() -> None:
    provider = cast.listing("tess-tate")
    cast.license_of(provider, "np", "TX")
    proposal = confirmation()
    assert [each.slug for each in preview_of(proposal).shifts] == ["tess-tate"]
    with pytest.raises(SecondPersonError):
        apply_proposal(proposal, seen=seen(proposal), by=ada())
    apply_proposal(proposal, seen=seen(proposal), by=sam())
    [row] = versions("np", "TX")
    assert row.confirmed_by == ada()
    assert row in PrescribingRule.objects.counting()
    with pytest.raises(RuleChangedError):
        confirmation()


def test_effects_that_are_others_by_now_are_looked_at_again(nora: Provider) -> None:
    proposal = proposed("np", "OH", "no")
    before = seen(proposal)
    cast.license_of(cast.listing("nell-noon"), "np", "OH")
    with pytest.raises(OtherEffectsError):
        apply_proposal(proposal, seen=before, by=abe())
    assert in_force("np", "OH").authority == "collaborating"


def test_a_proposal_never_applies_to_another_rule_than_its_writer_saw() -> None:
    proposal = confirmation()
    PrescribingRule.objects.filter(license_type="np", state="TX").update(routes=["iv"])
    assert RuleProposal.objects.get().waits
    PrescribingRule.objects.filter(license_type="np", state="TX").update(
        confirmed_at=proposal.proposed_at, confirmed_by=abe()
    )
    with pytest.raises(RuleChangedError):
        apply_proposal(proposal, seen=seen(proposal), by=sam())


def test_of_two_changes_of_one_rule_the_second_waits_for_the_first() -> None:
    proposed("np", "OH", "no")
    with pytest.raises(AlreadyProposedError):
        proposed("np", "OH", "own")
    proposed("np", "OR", "no")


def test_whoever_had_an_older_rule_before_them_is_told() -> None:
    version = lot_version("np", "OH")
    first = proposed("np", "OH", "own")
    apply_proposal(first, seen=seen(first), by=ada())
    with pytest.raises(RuleChangedError):
        propose_change(
            license_type="np", state="OH", text=text("no"), reason="So", version=version, by=abe()
        )


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.REVIEWER, Role.SENIOR_REVIEWER])
def test_only_administrators_propose(role: Role) -> None:
    someone = cast.user("someone@example.org", role)
    with pytest.raises(PermissionDenied):
        propose_change(
            license_type="np",
            state="OH",
            text=text("no"),
            reason="So",
            version=lot_version("np", "OH"),
            by=someone,
        )


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.REVIEWER])
def test_neither_providers_nor_reviewers_apply_or_close(role: Role) -> None:
    proposal, someone = proposed("np", "OH", "own"), cast.user("someone@example.org", role)
    with pytest.raises(PermissionDenied):
        apply_proposal(proposal, seen=seen(proposal), by=someone)
    with pytest.raises(PermissionDenied):
        close_proposal(proposal, reason="So", by=someone)


def test_what_somebody_wrote_who_is_no_administrator_any_more_is_not_applied() -> None:
    proposal, shown = proposed("np", "OH", "own"), ""
    shown = seen(proposal)
    writer = ada()
    writer.role = Role.REVIEWER
    writer.save()
    with pytest.raises(WriterGoneError):
        apply_proposal(proposal, seen=shown, by=abe())
    close_proposal(proposal, reason="Not any more", by=abe())


def test_refusing_takes_a_reason_and_taking_back_does_not() -> None:
    first = proposed("np", "OH", "own")
    with pytest.raises(ValidationError):
        close_proposal(first, reason=" ", by=sam())
    assert close_proposal(first, reason="Wrong page", by=sam()).stage == Stage.REFUSED
    second = proposed("np", "OH", "own")
    assert close_proposal(second, reason="", by=ada()).stage == Stage.TAKEN_BACK
    for closed in (first, second):
        with pytest.raises(ProposalClosedError):
            apply_proposal(closed, seen="", by=sam())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE verification_ruleproposal SET authority = 'own'",
        "UPDATE verification_ruleproposal SET proposed_by_id = 1",
        "DELETE FROM verification_ruleproposal",
        "TRUNCATE verification_ruleproposal",
    ],
)
def test_nobody_rewrites_a_proposal(sql: str) -> None:
    proposed("np", "OH", "no")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        with (
            pytest.raises(IntegrityError, match=r"keeps what was proposed|append-only"),
            transaction.atomic(),
        ):
            cursor.execute(sql)


def test_what_waits_for_a_second_person_stands_in_the_queue_until_it_is_closed() -> None:
    proposal = proposed("np", "OH", "no")
    [row] = waiting([Kind.RULE])
    assert row["waiting_subject"] == str(proposal.pk)
    assert (row["waiting_title"], row["waiting_state"]) == ("Nurse practitioner", "OH")
    close_proposal(proposal, reason="", by=ada())
    assert not waiting([Kind.RULE])


@pytest.mark.parametrize("applied", [True, False], ids=["applied", "refused"])
def test_whoever_had_a_decided_proposal_in_hand_has_it_no_more(applied: bool) -> None:
    proposal = proposed("np", "OH", "no")
    take(kind=Kind.RULE, subject=str(proposal.pk), by=sam())
    if applied:
        apply_proposal(proposal, seen=seen(proposal), by=sam())
    else:
        close_proposal(proposal, reason="Wrong page", by=sam())
    assert not Hold.objects.exists()
