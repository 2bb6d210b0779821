"""The pages of accounts, under /account/: allauth's names, and only those of its pages that stand in this site's frame.

Most have something on them that belongs to one person, so no browser keeps any.
"""

from collections.abc import Callable

from allauth.account import views as allauth_account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.http import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from accounts.views import second_factor
from accounts.views.account import account


def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """An address whose page is made anew each time."""
    return path(route, never_cache(view), name=name)


urlpatterns = [
    page("", account, "account"),
    page("login/", allauth_account.login, "account_login"),
    page("logout/", allauth_account.logout, "account_logout"),
    page("inactive/", allauth_account.account_inactive, "account_inactive"),
    page("signup/", allauth_account.signup, "account_signup"),
    page("reauthenticate/", allauth_account.reauthenticate, "account_reauthenticate"),
    page("email/", allauth_account.email, "account_email"),
    page(
        "confirm-email/",
        allauth_account.email_verification_sent,
        "account_email_verification_sent",
    ),
    page("confirm-email/<str:key>/", allauth_account.confirm_email, "account_confirm_email"),
    page("password/change/", allauth_account.password_change, "account_change_password"),
    page("password/set/", allauth_account.password_set, "account_set_password"),
    page("password/reset/", allauth_account.password_reset, "account_reset_password"),
    page(
        "password/reset/done/", allauth_account.password_reset_done, "account_reset_password_done"
    ),
    page(
        "password/reset/key/done/",
        allauth_account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    page(
        "password/reset/key/<str:uidb36>/<str:key>/",
        allauth_account.password_reset_from_key,
        "account_reset_password_from_key",
    ),
    page("sessions/", sessions.list_usersessions, "usersessions_list"),
    page("second-step/", second_factor.second_steps, "mfa_index"),
    page("second-step/sign-in/", mfa.authenticate, "mfa_authenticate"),
    page("second-step/again/", mfa.reauthenticate, "mfa_reauthenticate"),
    page("second-step/app/", second_factor.add_app, "mfa_activate_totp"),
    page("second-step/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    page("second-step/codes/", recovery_codes.view_recovery_codes, "mfa_view_recovery_codes"),
    page(
        "second-step/codes/new/",
        recovery_codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    page(
        "second-step/codes/file/",
        recovery_codes.download_recovery_codes,
        "mfa_download_recovery_codes",
    ),
    page("passkeys/", webauthn.list_webauthn, "mfa_list_webauthn"),
    page("passkeys/add/", second_factor.add_passkey, "mfa_add_webauthn"),
    page("passkeys/sign-in/", webauthn.login_webauthn, "mfa_login_webauthn"),
    page("passkeys/again/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    page("passkeys/<int:pk>/remove/", webauthn.remove_webauthn, "mfa_remove_webauthn"),
    page("passkeys/<int:pk>/rename/", webauthn.edit_webauthn, "mfa_edit_webauthn"),
]
