"""People, for administrators: plain data, and nothing by which one could act as somebody else.

Roles are given at /review/people/, where that is written down; second steps are taken away by whoever runs the server.
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.forms.person import AddPerson
from accounts.models import User
from accounts.roles import Role

# Rights come from the role alone; an address or a second step that one could change here would open somebody else's account;
# jobs hold mail on its way.
for model in (Group, EmailAddress, Authenticator, UserSession, ProcrastinateJob):
    admin.site.unregister(model)


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Accounts by e-mail and role: who may sign in, and under which name."""

    ordering = ("email",)
    list_display = ("email", "name", "role", "is_active", "date_joined")
    list_filter = ("role", "is_active")
    search_fields = ("email", "name")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("email", "name", "role", "is_active")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_form = AddPerson
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("email", "name")}),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return ()
        kept = ("email", "role", "last_login", "date_joined")
        # Whoever locks themselves out cannot undo it.
        return (*kept, "is_active") if obj.pk == request.user.pk else kept

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Names of people who decided stay beside what they decided: they are kept from signing in instead."""
        return super().has_delete_permission(request, obj) and (
            obj is None or obj.role == Role.PROVIDER
        )

    def user_change_password(self, *_args: Any, **_options: Any) -> HttpResponse:
        """Nobody sets a password for somebody else."""
        raise PermissionDenied
