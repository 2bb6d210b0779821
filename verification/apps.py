from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VerificationConfig(AppConfig):
    name = "verification"
    verbose_name = _("Verification")

    def ready(self) -> None:
        """Hear of providers who are somebody else than before, and take part in the daily work."""
        from providers import announced, announcements, daily, demo_parts, exclusion_list, export
        from verification.actions.comparisons import compare, compare_changed
        from verification.actions.reports import purge
        from verification.audit.keeping import forget_old_values, head_line
        from verification.demo.exclusions import add_exclusions
        from verification.demo.reports import add_reports
        from verification.exclusions.compared import comparisons
        from verification.export import concerning
        from verification.suspensions import come_back_paused

        announced.document_opened.connect(_note_who_saw, dispatch_uid="verification.audit")
        announcements.WHO_THEY_ARE += [compare, come_back_paused]
        exclusion_list.COMPARED.append(comparisons)
        export.FROM_ABOVE.append(concerning)
        demo_parts.PARTS += [add_exclusions, add_reports]
        daily.STEPS += [
            ("Comparisons with the exclusion list", compare_changed),
            ("Texts of closed reports", daily.counted("deleted", purge)),
            ("Old values of the audit trail", forget_old_values),
            # Last, so that it covers what the other steps did.
            ("End of the audit trail", head_line),
        ]


def _note_who_saw(sender: Any, *, document: Any, by: Any, **_rest: Any) -> None:
    """Its holder may look at it as often as they like; everybody else's look is written down."""
    from providers.models import Provider
    from verification.actions.seen import saw

    if not Provider.objects.editable_by(by).filter(pk=document.provider_id).exists():
        saw(document, by=by)
