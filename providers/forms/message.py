"""The form by which a client writes to a provider."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from phonenumber_field.phonenumber import PhoneNumber
from phonenumbers import NumberParseException

from providers.forms.open_form import OpenForm
from providers.letter import Letter
from providers.vocabulary.message import Channel

LONGEST_TEXT = 1000
MOST_LINKS = 1
LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
YES, NO = "yes", "no"


class MessageForm(OpenForm):
    """How to reply, and what to say. Nothing else is asked: no name, no diagnosis.

    Browsers are told not to remember what is typed here: someone else may use the same phone.
    """

    channel = forms.ChoiceField(
        label=_("How should they reply?"),
        choices=Channel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you want to get the reply.")},
    )
    reply_to = forms.CharField(
        label=_("Your email address or phone number"),
        help_text=_("The one you picked above."),
        max_length=254,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        error_messages={"required": _("Write your email address or phone number.")},
    )
    may_say = forms.ChoiceField(
        label=_("For a phone number: may they leave a voicemail and say who is calling?"),
        help_text=_("If you choose nothing, they are told no."),
        choices=((YES, _("Yes")), (NO, _("No, only speak to me"))),
        required=False,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Your message (you may leave this empty)"),
        help_text=_(
            "Please do not write about your health here. A first message can be as short as: “Do you have "
            "room for a new client? Evenings are best for me.” At most 1,000 characters."
        ),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"class": "textarea", "rows": 5, "autocomplete": "off"}),
    )

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(LINK.findall(text)) > MOST_LINKS:
            raise ValidationError(gettext("Please leave the web links out."))
        return text

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if {"channel", "reply_to"} <= said.keys():
            try:
                said["reply_to"] = reachable(said["channel"], said["reply_to"])
            except ValidationError as error:
                self.add_error("reply_to", error)
        return super().clean()

    def letter(self) -> Letter:
        """What was written. Only for a valid form."""
        said = self.cleaned_data
        by_phone = said["channel"] == Channel.PHONE
        may_say = by_phone and said["may_say"] == YES
        return Letter(said["channel"], said["reply_to"], may_say, said["text"])


def reachable(channel: str, said: str) -> str:
    """The address, or the number in the form that every telephone knows. Raises ValidationError for what is neither."""
    if channel == Channel.EMAIL:
        try:
            validate_email(said)
        except ValidationError as error:
            raise ValidationError(
                gettext(
                    "This is not a full email address, like name@example.com. Check it, or choose “By phone”."
                )
            ) from error
        return said
    try:
        number = PhoneNumber.from_string(said, region="US")
    except NumberParseException:
        number = None
    if number is None or not number.is_valid():
        raise ValidationError(
            gettext(
                "This is not a full phone number, like (503) 555-0123. Check it, or choose “By email”."
            )
        )
    return number.as_rfc3966
