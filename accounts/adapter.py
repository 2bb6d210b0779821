"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the operator: the sign-up form is closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
