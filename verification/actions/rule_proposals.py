"""How a prescribing rule changes: one administrator writes it, everybody sees whom it would touch, and then it is applied.

Whatever takes or gives prescribing status, or changes what a public listing is shown as at all, is applied by a second person: another
administrator, or a senior reviewer. Where nobody's listing changes, its writer may apply it alone.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from providers.actions.prescribing_rules import (
    RuleText,
    add_version,
    confirm_rules,
    lock_rule,
    lot_version,
)
from providers.models import PrescribingRule
from verification.actions.holds import finish
from verification.models.rule_proposal import ProposalKind, RuleProposal, Stage
from verification.queue.kinds import Kind
from verification.rule_preview import Preview, preview

APPLYING = (Role.ADMINISTRATOR, Role.SENIOR_REVIEWER)


class RuleChangedError(Exception):
    """The rule is not any more what the writer, or whoever applies, had before them."""


class AlreadyProposedError(Exception):
    """Another change of the same rule waits."""


class ProposalClosedError(Exception):
    """It was applied, refused or taken back before."""


class SecondPersonError(Exception):
    """It changes what listings are shown as, so somebody else has to apply it."""


class WriterGoneError(Exception):
    """Whoever wrote it is no administrator any more: it cannot be applied."""


class OtherEffectsError(Exception):
    """It would touch other listings, or in another way, than the page said."""


@transaction.atomic
def propose_change(
    *, license_type: str, state: str, text: RuleText, reason: str, version: str, by: User
) -> RuleProposal:
    """Write down what a new version of a rule is to say; nothing changes yet.

    `version` is that of the rule as the writer had it before them. Raises PermissionDenied unless `by` is an administrator,
    RuleChangedError and AlreadyProposedError.
    """
    return _propose(
        RuleProposal(
            kind=ProposalKind.CHANGE,
            license_type=license_type,
            state=state,
            base=version,
            reason=reason,
            **text.fields(),
        ),
        by,
    )


@transaction.atomic
def propose_confirmation(
    *, rule: PrescribingRule, reason: str, version: str, by: User
) -> RuleProposal:
    """The same for a row that waits to be confirmed; raises RuleChangedError too when it waits no longer."""
    if not PrescribingRule.objects.waiting().filter(pk=rule.pk).exists():
        raise RuleChangedError
    return _propose(
        RuleProposal(
            kind=ProposalKind.CONFIRM,
            license_type=rule.license_type,
            state=rule.state,
            base=version,
            rule=rule,
            reason=reason,
            **RuleText.of(rule).fields(),
        ),
        by,
    )


def preview_of(proposal: RuleProposal) -> Preview:
    """Whose listing would be told otherwise if it were applied now; raises WriterGoneError."""
    writer = _writer(proposal)
    return preview(
        proposal.license_type, proposal.state, lambda: _carry_out(proposal, writer, writer)
    )


@transaction.atomic
def apply_proposal(proposal: RuleProposal, *, seen: str, by: User) -> RuleProposal:
    """Let it count; search and listings follow when the transaction ends.

    `seen` is the version of the preview that `by` had before them. Raises PermissionDenied, ProposalClosedError, RuleChangedError,
    SecondPersonError, WriterGoneError and OtherEffectsError; nothing has changed then.
    """
    if by.role not in APPLYING or not by.is_active:
        raise PermissionDenied
    proposal = _locked(proposal)
    if lot_version(proposal.license_type, proposal.state) != proposal.base:
        raise RuleChangedError
    effects = preview_of(proposal)
    if effects.version != seen:
        raise OtherEffectsError
    if proposal.proposed_by_id == by.pk and effects.shifts:
        raise SecondPersonError
    _carry_out(proposal, _writer(proposal), by)
    proposal.altered = len(effects.shifts)
    return _close(proposal, Stage.APPLIED, by, "")


@transaction.atomic
def close_proposal(proposal: RuleProposal, *, reason: str, by: User) -> RuleProposal:
    """Take one's own proposal back, or refuse somebody else's, which takes a reason.

    Raises PermissionDenied, ProposalClosedError and ValidationError.
    """
    if by.role not in APPLYING or not by.is_active:
        raise PermissionDenied
    proposal = _locked(proposal)
    own = proposal.proposed_by_id == by.pk
    if not own and not reason.strip():
        raise ValidationError(_("Say why, so that whoever wrote it knows."))
    return _close(proposal, Stage.TAKEN_BACK if own else Stage.REFUSED, by, reason.strip())


def _propose(proposal: RuleProposal, by: User) -> RuleProposal:
    if by.role != Role.ADMINISTRATOR or not by.is_active:
        raise PermissionDenied
    lock_rule(proposal.license_type, proposal.state)
    if lot_version(proposal.license_type, proposal.state) != proposal.base:
        raise RuleChangedError
    proposal.proposed_by, proposal.proposed_at = by, timezone.now()
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except IntegrityError as error:
        if "proposal_one_waits" in str(error):
            raise AlreadyProposedError from error
        raise
    return proposal


def _carry_out(proposal: RuleProposal, writer: User, by: User) -> None:
    if proposal.rule_id is not None:
        confirm_rules(PrescribingRule.objects.filter(pk=proposal.rule_id), by=writer)
        return
    add_version(
        license_type=proposal.license_type,
        state=proposal.state,
        text=RuleText.of(proposal),
        reason=proposal.reason,
        by=writer,
        applied_by=by,
    )


def _writer(proposal: RuleProposal) -> User:
    found = User.objects.filter(pk=proposal.proposed_by_id, role=Role.ADMINISTRATOR, is_active=True)
    writer = found.first()
    if writer is None:
        raise WriterGoneError
    return writer


def _locked(proposal: RuleProposal) -> RuleProposal:
    """It and its rule, held for the rest of the transaction, while it waits."""
    lock_rule(proposal.license_type, proposal.state)
    proposal = RuleProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if not proposal.waits:
        raise ProposalClosedError
    return proposal


def _close(proposal: RuleProposal, stage: Stage, by: User, reason: str) -> RuleProposal:
    proposal.stage, proposal.closed_by, proposal.closed_at = stage, by, timezone.now()
    proposal.closing_reason = reason
    proposal.save(update_fields=["stage", "closed_by", "closed_at", "closing_reason", "altered"])
    finish(kind=Kind.RULE, subject=str(proposal.pk))
    return proposal
