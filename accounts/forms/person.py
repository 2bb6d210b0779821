"""An account that an administrator makes for somebody."""

from django import forms

from accounts.models import User


class AddPerson(forms.ModelForm):
    """Without a password: nobody but its owner ever knows one. They set it by "Forgot your password?"."""

    class Meta:
        model = User
        fields = ("email", "name")

    def clean_email(self) -> str:
        """As sign-in compares it."""
        return self.cleaned_data["email"].lower()

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        return super().save(commit)
