"""Making somebody a reviewer or an administrator, and taking that away: seen by all administrators, and never done for oneself."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusal import RefusedError
from accounts.roles import Role
from verification.models import RoleChange


class SameRoleError(Exception):
    """The person has that role already."""


@transaction.atomic
def change_role(*, person: User, role: str, reason: str, by: User) -> RoleChange:
    """Give somebody another role, write it down for good, and tell them and every administrator.

    Raises PermissionDenied unless `by` is an active administrator, RefusedError where they are the person, and SameRoleError.
    """
    # Both, in one order: of two administrators who take the role from each other, the second has it no more.
    pair = User.objects.select_for_update(of=("self",)).filter(pk__in=(person.pk, by.pk))
    locked = {each.pk: each for each in pair.order_by("pk")}
    person, by = locked[person.pk], locked[by.pk]
    if by.role != Role.ADMINISTRATOR or not by.is_active:
        raise PermissionDenied
    if person.pk == by.pk:
        raise RefusedError(_("Nobody changes their own role. Ask another administrator."))
    if person.role == role:
        raise SameRoleError
    change = RoleChange.objects.create(
        person=person,
        role_before=person.role,
        role=Role(role),
        reason=reason.strip(),
        changed_at=timezone.now(),
        changed_by=by,
    )
    person.role = Role(role)
    person.save(update_fields=["role"])
    person.holds.all().delete()
    _tell(person)
    return change


def _tell(person: User) -> None:
    """No name and no role in the mail: whoever may know reads them on the site."""
    administrators = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True)
    told = set(administrators.values_list("email", flat=True))
    link = settings.BASE_URL + reverse("review_people")
    for address in sorted(told):
        said = (
            _("Somebody's role on this site was changed. Who, by whom and why:") + f"\n\n{link}\n"
        )
        EmailMessage(_("A role was changed"), said, to=[address]).send()
    if person.email not in told:
        said = _(
            "What you may do on this site was changed. Sign in to see it, or ask an administrator."
        )
        EmailMessage(_("Your role was changed"), said, to=[person.email]).send()
