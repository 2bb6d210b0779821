"""How accounts behave: what does not depend on the environment. docs/decisions/0019 says why."""

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "practice"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_EMAIL_CONFIRMATION_AUTHENTICATED_REDIRECT_URL = "account"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
# What allauth does not name here keeps its own limits; a form that sends mail is slower than those.
ACCOUNT_RATE_LIMITS = {"signup": "20/10m/ip", "reset_password": "20/10m/ip,5/h/key"}
ACCOUNT_FORMS = {
    "login": "accounts.forms.sign_in.SignIn",
    "reauthenticate": "accounts.forms.sign_in.ProveAgain",
    "signup": "accounts.forms.sign_up.SignUp",
    "add_email": "accounts.forms.email.ChangeEmail",
    "change_password": "accounts.forms.password.ChangePassword",
    "set_password": "accounts.forms.password.SetPassword",
    "reset_password": "accounts.forms.password.AskForReset",
    "reset_password_from_key": "accounts.forms.password.ResetPassword",
}
MFA_ADAPTER = "accounts.mfa_adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Nobody gets in before an address of theirs is confirmed; with a second step they may still change to another one.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# A clock that is half a minute off still gives a code that counts.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "accounts.forms.second_factor.UseCode",
    "reauthenticate": "accounts.forms.second_factor.UseCodeAgain",
    "activate_totp": "accounts.forms.second_factor.AddApp",
    "add_webauthn": "accounts.forms.passkey.AddPasskey",
    "edit_webauthn": "accounts.forms.passkey.RenamePasskey",
    "authenticate_webauthn": "accounts.forms.passkey.UsePasskey",
    "reauthenticate_webauthn": "accounts.forms.passkey.UsePasskeyAgain",
    "login_webauthn": "accounts.forms.passkey.SignInByPasskey",
}
