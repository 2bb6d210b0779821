"""Who is given which role, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role


class RoleForm(forms.Form):
    email = forms.EmailField(
        label=_("Email address of the account"),
        max_length=320,
        help_text=_("There must be one already."),
        error_messages={"required": _("Type the address that they sign in with.")},
    )
    role = forms.ChoiceField(
        label=_("New role"),
        # Nothing is chosen from the start: the first role would take everything away.
        choices=[("", _("Choose one")), *Role.choices],
        error_messages={"required": _("Choose the new role.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Every administrator can read it, for good."),
        error_messages={"required": _("Say why.")},
    )

    def clean_email(self) -> User:
        """The account; cleaned data has it in place of the address."""
        person = User.objects.filter(email=self.cleaned_data["email"].lower()).first()
        if person is None:
            raise forms.ValidationError(
                _(
                    "There is no account with this address. They sign up first, or you make one in the admin."
                )
            )
        return person
