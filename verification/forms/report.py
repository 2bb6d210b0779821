"""The form by which anybody says that something is wrong with a listing."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from providers.forms.message import reachable
from providers.forms.open_form import OpenForm
from providers.models import Provider
from providers.vocabulary.checking import ListingState
from providers.vocabulary.message import Channel
from verification.report_text import Written
from verification.vocabulary.report import URGENT_KINDS, ReportKind, WrongFact

LONGEST_TEXT = 2000
# A page that shows the same in a better place is a help; more of them are an advertisement.
MOST_LINKS = 3
LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


class ReportForm(OpenForm):
    """What is wrong, in as few presses as it takes. No name is asked, and browsers are told not to remember what is typed."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=ReportKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    facts = forms.MultipleChoiceField(
        label=_("If something on the page is not right: what?"),
        help_text=_("Tick all that are wrong."),
        choices=WrongFact.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(
        label=_("What happened, or what is right instead?"),
        help_text=_(
            "In your own words, at most 2,000 characters. Leave out names of clients, and what you or they live with."
        ),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"class": "textarea", "rows": 6, "autocomplete": "off"}),
    )
    reply_to = forms.CharField(
        label=_("Your email address or phone number (you may leave this empty)"),
        help_text=_("Only if we may ask you something. The provider never sees it."),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )

    field_order = ("kind", "facts", "text", "reply_to")

    def __init__(self, provider: Provider, data: Any = None) -> None:
        super().__init__(provider, data)
        if provider.listing_state != ListingState.PUBLISHED:
            # The page states no facts now.
            del self.fields["facts"]
            kinds: Any = self.fields["kind"]
            kinds.choices = [(each.value, each.label) for each in URGENT_KINDS]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(LINK.findall(text)) > MOST_LINKS:
            raise ValidationError(gettext("Please leave out most of the web links."))
        return text

    def clean_reply_to(self) -> str:
        said: str = self.cleaned_data["reply_to"]
        if not said:
            return ""
        try:
            return reachable(Channel.EMAIL if "@" in said else Channel.PHONE, said)
        except ValidationError as error:
            raise ValidationError(
                gettext(
                    "This is not a full email address or phone number. Check it, or leave it empty."
                )
            ) from error

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        kind = said.get("kind")
        if "text" in said and not said["text"]:
            if kind in URGENT_KINDS:
                self.add_error("text", gettext("Say in a few words what happened."))
            elif kind == ReportKind.WRONG_FACTS and "facts" in said and not said["facts"]:
                self.add_error("facts", gettext("Tick what is wrong, or say it in your own words."))
        return super().clean()

    @property
    def kind_said(self) -> ReportKind:
        """Only for a valid form."""
        return ReportKind(self.cleaned_data["kind"])

    def written(self) -> Written:
        """What was written; boxes count only where something on the page is wrong. Only for a valid form."""
        said = self.cleaned_data
        facts = said.get("facts", []) if self.kind_said == ReportKind.WRONG_FACTS else []
        return Written(text=said["text"], facts=list(facts), reply_to=said["reply_to"])
