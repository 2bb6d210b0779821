"""What the provider will get: the very mail, and the very words on their page, before anything is decided."""

import copy
from dataclasses import dataclass

from django.utils import timezone

from providers.dates import today
from providers.letters import letter_text
from providers.own_licenses import OwnLicense
from providers.situations import BY_VERDICT, Situation
from providers.vocabulary.checking import Verdict
from providers.vocabulary.reasons import Reason
from verification.forms.verdict import ReviewForm


@dataclass(frozen=True)
class Preview:
    """`own` is what templates/practice/licenses/situation.html takes; `asks_first` where a senior reviewer has to look before."""

    own: OwnLicense
    subject: str
    body: str
    asks_first: bool


def preview(form: ReviewForm) -> Preview | None:
    """What would follow from the form as it stands; None while no decision is chosen."""
    cleaned = getattr(form, "cleaned_data", {})
    verdict = cleaned.get("verdict")
    if not verdict:
        return None
    license_ = copy.copy(form.license)
    license_.looked_at = timezone.now()
    until = max(today(), cleaned.get("next_check") or form.latest_check())
    subject, body = letter_text(license_.provider, "license_decided", "practice_licenses")
    code = cleaned.get("code")
    return Preview(
        own=OwnLicense(
            license=license_,
            situation=BY_VERDICT.get(Verdict(verdict), Situation.VERIFIED),
            last_day=until,
            reason=str(Reason(code).label) if code else "",
            note=cleaned.get("to_provider", ""),
            board=None,
            dea=None,
            documents=license_.documents.count(),
            renewable=False,
        ),
        subject=subject,
        body=body,
        asks_first=form.hurts,
    )
