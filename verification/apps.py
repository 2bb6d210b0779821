from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VerificationConfig(AppConfig):
    name = "verification"
    verbose_name = _("Verification")

    def ready(self) -> None:
        from providers.announced import document_opened
        from providers.daily import STEPS
        from verification.audit.keeping import forget_old_values, head_line

        document_opened.connect(_note_who_saw, dispatch_uid="verification.audit")
        STEPS.append(("Old values of the audit trail", forget_old_values))
        # Last, so that it covers what the other steps did.
        STEPS.append(("End of the audit trail", head_line))


def _note_who_saw(sender: Any, *, document: Any, by: Any, **_rest: Any) -> None:
    """Its holder may look at it as often as they like; everybody else's look is written down."""
    from providers.models import Provider
    from verification.actions.seen import saw

    if not Provider.objects.editable_by(by).filter(pk=document.provider_id).exists():
        saw(document, by=by)
