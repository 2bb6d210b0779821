from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VerificationConfig(AppConfig):
    name = "verification"
    verbose_name = _("Verification")

    def ready(self) -> None:
        """Hear of providers who are somebody else than before, and take part in the daily work."""
        from providers import announcements, daily, exclusion_list
        from verification.actions.comparisons import compare, compare_changed
        from verification.actions.reports import purge
        from verification.exclusions.no_match import no_match_on

        announcements.WHO_THEY_ARE.append(compare)
        exclusion_list.COMPARED.append(no_match_on)
        daily.STEPS += [
            ("Comparisons with the exclusion list", compare_changed),
            ("Texts of closed reports", daily.counted("deleted", purge)),
        ]
