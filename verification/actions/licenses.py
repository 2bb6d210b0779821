"""A reviewer's verdict on a license; undo is a new one."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from providers.dates import today
from providers.letters import write_to_keepers
from providers.models import Decision, DecisionNote, Evidence, License
from providers.vocabulary.checking import Result, Verdict
from verification.actions import holds
from verification.actions.case import locked_case, standing
from verification.bearing_out import BEARS_OUT
from verification.models import SecondLook
from verification.queue.kinds import Kind


class NotSupportedError(Exception):
    """What was seen of the license does not bear the verdict out; the text says what is missing."""


@dataclass(frozen=True)
class Opinion:
    """A verdict with its reason: `reason` names nobody and stays for good, the notes can be erased."""

    verdict: str
    reason: str
    code: str = ""
    to_provider: str = ""
    private: str = ""


@transaction.atomic
def decide_license(
    license_: License,
    *,
    verdict: str,
    reason: str,
    version: str,
    by: User,
    code: str = "",
    to_provider: str = "",
    private: str = "",
) -> Decision:
    """Add the verdict and tell the owner; badge, search and everything else follow from the row.

    `version` is that of the case as the reviewer had it before them. Raises PermissionDenied for whoever may not decide,
    ChangedSinceError when the license was changed, removed, looked at or decided since, and NotSupportedError.
    """
    license_ = locked_case(license_, version=version, by=by)
    return decide(license_, Opinion(verdict, reason, code, to_provider, private), by=by)


def decide(license_: License, opinion: Opinion, *, by: User) -> Decision:
    """The same for a license that `locked_case` has returned."""
    license_ = standing(license_)
    if not opinion.reason.strip():
        raise NotSupportedError(_("Give the reason."))
    if opinion.verdict == Verdict.VERIFIED:
        _seen_as_active(license_)
    elif opinion.verdict in BEARS_OUT:
        _seen_by_another(license_, opinion.verdict, by)
    decision = Decision.objects.create(
        license=license_,
        verdict=Verdict(opinion.verdict),
        code=opinion.code,
        reason=opinion.reason.strip(),
        decided_at=timezone.now(),
        decided_by=by,
    )
    if opinion.to_provider or opinion.private:
        DecisionNote.objects.create(
            decision=decision, to_provider=opinion.to_provider, private=opinion.private
        )
    holds.finish(kind=Kind.LICENSE, subject=str(license_.pk))
    write_to_keepers(license_.provider, "license_decided", "practice_licenses")
    return decision


def ask_for_second_look(license_: License, opinion: Opinion, *, by: User) -> SecondLook:
    """Let the license wait for a senior reviewer, with the verdict that `by` would give; it was returned by `locked_case`.

    Raises NotSupportedError where nothing that was seen speaks for that verdict.
    """
    if not _speaking_for(license_, opinion.verdict).exists():
        raise NotSupportedError(_("Record first what the board shows."))
    holds.finish(kind=Kind.LICENSE, subject=str(license_.pk))
    return SecondLook.objects.create(
        license=license_,
        verdict=Verdict(opinion.verdict),
        code=opinion.code,
        to_provider=opinion.to_provider,
        private=opinion.private,
        asked_at=timezone.now(),
        asked_by=by,
    )


def may_decide(license_: License, verdict: str, by: User) -> bool:
    """Whether `by` may give that verdict alone: what hurts takes a senior reviewer, and another person who saw it."""
    if verdict not in BEARS_OUT:
        return True
    others = _speaking_for(license_, verdict).exclude(performed_by=by)
    return by.role == Role.SENIOR_REVIEWER and others.exists()


def _seen_as_active(license_: License) -> None:
    """The last look since it was sent in found the license active, and still counts."""
    if license_.look_result != Result.CONFIRMED or license_.look_valid_until < today():
        raise NotSupportedError(
            _("Look the license up first: there is no look that found it active and still counts.")
        )


def _seen_by_another(license_: License, verdict: str, by: User) -> None:
    """Somebody else has recorded what speaks against the license since it was sent in."""
    if by.role != Role.SENIOR_REVIEWER:
        raise PermissionDenied
    looks = _speaking_for(license_, verdict)
    if not looks.exists():
        raise NotSupportedError(_("Record first what the board shows."))
    if not looks.exclude(performed_by=by).exists():
        raise NotSupportedError(_("You recorded this yourself. Another senior reviewer decides."))


def _speaking_for(license_: License, verdict: str) -> "QuerySet[Evidence]":
    return Evidence.objects.filter(
        BEARS_OUT[Verdict(verdict)], license=license_, performed_at__gte=license_.submitted_at
    )
