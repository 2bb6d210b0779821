"""What a reviewer says about a hit on the exclusion list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from providers.vocabulary.checking import ListingState
from verification.actions.exclusion_decisions import may_confirm, may_dismiss
from verification.models import ExclusionHit

CONFIRM, DISMISS = "confirm", "dismiss"
WORDS = {
    CONFIRM: _("It is this provider: keep the listing out of view"),
    DISMISS: _("It is somebody else, or it counts no more"),
}


class HitForm(forms.Form):
    """Offers what the person may decide about the hit, and carries along the version that they saw."""

    decision = forms.ChoiceField(
        label=_("Who is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who it is.")},
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("What you compared, and what you found. Only staff can read it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": _("Say why, and what you compared.")},
    )
    show_again = forms.BooleanField(
        label=_("Show the listing again, as it was before"), required=False
    )
    version = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, hit: ExclusionHit, by: User, **options: Any) -> None:
        super().__init__(*args, **options)
        may = {CONFIRM: may_confirm(hit, by), DISMISS: may_dismiss(hit, by)}
        decision = self.fields["decision"]
        assert isinstance(decision, forms.ChoiceField)
        decision.choices = [(key, words) for key, words in WORDS.items() if may[key]]
        if not hit.forbids or hit.provider.listing_state != ListingState.SUSPENDED:
            del self.fields["show_again"]

    @property
    def may_confirm(self) -> bool:
        """That it is this provider."""
        return CONFIRM in dict(self.fields["decision"].choices)  # type: ignore[attr-defined]

    @property
    def is_for_them(self) -> bool:
        """There is something that they may decide."""
        decision = self.fields["decision"]
        assert isinstance(decision, forms.ChoiceField)
        return bool(decision.choices)
