"""What a reviewer says when they decide on a claim, or mail a code."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from verification.vocabulary.claim_reason import OTHER, AcceptReason, RefuseReason, TakeBackReason

# Together they fit into the claim's reason.
MOST_WORDS = 200


class ReasonForm(forms.Form):
    """One of the reasons, and words of one's own; the words alone where it is another reason."""

    reasons: type[TextChoices]
    reason = forms.ChoiceField(
        label=_("Reason"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    words = forms.CharField(label=_("In your words"), max_length=MOST_WORDS, required=False)
    version = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        options["auto_id"] = f"{type(self).__name__.lower()}_%s"
        super().__init__(*args, **options)
        self.fields["reason"].choices = self.reasons.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("reason") == OTHER and not said.get("words"):
            self.add_error("words", _("Say in your words why."))
        return said

    def sentence(self) -> str:
        """The reason as it is kept and read."""
        code, words = self.cleaned_data["reason"], self.cleaned_data["words"]
        return words if code == OTHER else f"{self.reasons(code).label} {words}".strip()


class AcceptForm(ReasonForm):
    reasons = AcceptReason
    source = forms.CharField(
        label=_("Which record you looked at"),
        help_text=_("For example: Oregon Medical Board, license look-up"),
        max_length=200,
        error_messages={"required": _("Say which record you looked at.")},
    )
    source_url = forms.URLField(
        label=_("Its web address, if it has one"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    method = forms.CharField(
        label=_("How you compared"),
        help_text=_("For example: name, license number and city are the same"),
        max_length=200,
        error_messages={"required": _("Say what you compared.")},
    )
    field_order = ("reason", "words", "source", "source_url", "method", "version")


class RefuseForm(ReasonForm):
    reasons = RefuseReason


class TakeBackForm(ReasonForm):
    reasons = TakeBackReason


class MailForm(forms.Form):
    """An address at a domain that an independent record names."""

    domain = forms.CharField(
        label=_("The domain on the record"),
        help_text=_("For example: clinic.org"),
        max_length=253,
        error_messages={"required": _("Type the domain that the record names.")},
    )
    source = forms.CharField(
        label=_("On which record it stands"),
        help_text=_("Not on one that the claimant brought along"),
        max_length=200,
        error_messages={"required": _("Say on which record it stands.")},
    )
    source_url = forms.URLField(
        label=_("Its web address, if it has one"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    address = forms.EmailField(
        label=_("Where to mail the code"),
        help_text=_("An address at that domain"),
        max_length=320,
        error_messages={"required": _("Type the address to mail the code to.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        options["auto_id"] = "mailform_%s"
        super().__init__(*args, **options)
