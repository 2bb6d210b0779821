"""An operator invites the members of an association or a network, many at a time."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from providers.actions.invitations import expiry
from providers.actions.new_listings import free_slug
from providers.invitation_link import send_invitation
from providers.member_file import Finding, MemberFile, MemberRow, read_members
from providers.models import Invitation, Provider
from providers.vocabulary.people import ProviderKind

AT_ONCE = 100


def check_members(content: bytes) -> MemberFile:
    """The rows that can be invited, and why not the others; writes nothing. Raises FileRefusedError."""
    read = read_members(content)
    listed, invited = _listed(read.rows), _invited(read.rows)
    checked = MemberFile(findings=read.findings)
    for row in read.rows:
        if row.email in listed or row.npi in listed:
            said = _("There is a listing of this person already.")
        elif row.email in invited or row.npi in invited:
            said = _("This person is invited already.")
        else:
            checked.rows.append(row)
            continue
        checked.findings.append(Finding(row.line, "email", row.email, said))
    checked.findings.sort(key=lambda finding: finding.line)
    return checked


@transaction.atomic
def invite_members(*, content: bytes, by: User, tell: Callable[[int], None] | None = None) -> int:
    """Make a draft and an invitation for every row without a finding, and mail the links; returns how many.

    All or none: whatever fails, nobody is invited. `tell` hears from time to time how many are done. Raises PermissionDenied unless
    `by` is an administrator, FileRefusedError, and IntegrityError when somebody else is inviting the same people.
    """
    if by.role != Role.ADMINISTRATOR or not by.is_active:
        raise PermissionDenied
    # The same person pressing twice: the second press finds everybody invited.
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    rows = check_members(content).rows
    for start in range(0, len(rows), AT_ONCE):
        _invite(rows[start : start + AT_ONCE], by)
        if tell:
            tell(min(start + AT_ONCE, len(rows)))
    return len(rows)


def _invite(rows: list[MemberRow], by: User) -> None:
    emails = [row.email for row in rows]
    late = Invitation.objects.filter(email__in=emails, accepted_at=None, closed_at=None)
    late.filter(draft__isnull=False, expires_at__lte=timezone.now()).update(
        closed_at=timezone.now()
    )
    drafts = Provider.objects.bulk_create(
        Provider(name=row.name, kind=ProviderKind.INDIVIDUAL, slug=free_slug(row.name))
        for row in rows
    )
    invitations = Invitation.objects.bulk_create(
        Invitation(
            draft=draft,
            email=row.email,
            npi=row.npi or None,
            city=row.city,
            state=row.state,
            invited_by=by,
            expires_at=expiry(),
        )
        for draft, row in zip(drafts, rows, strict=True)
    )
    for invitation in invitations:
        send_invitation(invitation)


def _listed(rows: list[MemberRow]) -> set[str]:
    """The addresses and NPIs among the rows that a listing has."""
    people = Provider.objects.filter(kind=ProviderKind.INDIVIDUAL).order_by()
    owners = people.filter(owner__email__in=[row.email for row in rows])
    npis = Provider.objects.filter(npi__in=[row.npi for row in rows if row.npi]).order_by()
    return {
        *owners.values_list("owner__email", flat=True),
        *(npi or "" for npi in npis.values_list("npi", flat=True)),
    }


def _invited(rows: list[MemberRow]) -> set[str]:
    waiting = Invitation.objects.waiting().filter(draft__isnull=False).order_by()
    emails = waiting.filter(email__in=[row.email for row in rows])
    npis = waiting.filter(npi__in=[row.npi for row in rows if row.npi])
    return {
        *emails.values_list("email", flat=True),
        *(npi or "" for npi in npis.values_list("npi", flat=True)),
    }
