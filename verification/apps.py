from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VerificationConfig(AppConfig):
    name = "verification"
    verbose_name = _("Verification")

    def ready(self) -> None:
        from providers.daily import STEPS, counted
        from verification.actions.reports import purge

        STEPS.append(("Texts of closed reports", counted("deleted", purge)))
