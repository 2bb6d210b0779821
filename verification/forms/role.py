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
    )
    role = forms.ChoiceField(label=_("New role"), choices=Role)
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Every administrator can read it, for good.")
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
