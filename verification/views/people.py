"""Who works here, for administrators."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.refusal import RefusedError
from accounts.roles import Role
from providers.access import administrators, person
from verification.access import deciding
from verification.actions.roles import SameRoleError, change_role
from verification.forms.role import RoleForm
from verification.models import RoleChange

# The rest is in the database, and in the admin.
MOST_SHOWN = 100


@administrators("GET")
def people(request: HttpRequest) -> HttpResponse:
    """Reviewers and administrators, and how they became what they are."""
    return _page(request, RoleForm())


@deciding("POST", roles=(Role.ADMINISTRATOR,))
def give_role(request: HttpRequest) -> HttpResponse:
    """Give somebody another role."""
    form = RoleForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            change = change_role(
                person=said["email"], role=said["role"], reason=said["reason"], by=person(request)
            )
        except RefusedError as why:
            form.add_error("email", str(why))
        except SameRoleError:
            form.add_error("role", _("They have this role already."))
        else:
            done = _("%(person)s: %(change)s") % {"person": said["email"], "change": change}
            messages.success(request, done)
            return redirect("review_people")
    return _page(request, form, status=422)


def _page(request: HttpRequest, form: RoleForm, status: int = 200) -> HttpResponse:
    names = {each.pk: str(each) for each in User.objects.exclude(role=Role.PROVIDER)}
    changes = list(RoleChange.objects.all()[:MOST_SHOWN])
    asked = {key for each in changes for key in (each.person_id, each.changed_by_id)} - set(names)
    names |= {each.pk: str(each) for each in User.objects.filter(pk__in=asked)}
    gone = _("an account that was deleted")
    shown = {
        "form": form,
        "staff": User.objects.exclude(role=Role.PROVIDER).order_by("role", "email"),
        "changes": [
            (each, names.get(each.person_id, gone), names.get(each.changed_by_id, gone))
            for each in changes
        ],
    }
    return render(request, "review/people.html", shown, status=status)
