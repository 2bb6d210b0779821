"""About you."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from providers.dates import today
from providers.forms import faults
from providers.forms.section import SectionForm, StatedListFormField, TextField
from providers.models.draft import Section
from providers.models.provider import MOST_CONDITIONS
from providers.vocabulary.people import Ages, Community, Gender, Language, ProviderKind
from providers.vocabulary.practice import Access, Hours
from providers.vocabulary.treatment import Condition, Orientation

FIRST_YEAR = 1940


class WebsiteField(forms.URLField):
    """An address of the web, and of nothing else."""

    default_validators = [URLValidator(schemes=["http", "https"])]


class AboutForm(SectionForm):
    """Who the provider is and whom they work with."""

    section = Section.ABOUT
    open_facts = {
        "phone": _("Phone"),
        "website": _("Website"),
        "conditions": _("Conditions"),
        "ages": _("Ages"),
        "communities": _("Communities"),
        "languages": _("Languages"),
        "orientations": _("School of therapy"),
        "gender": _("Gender"),
        "hours": _("Hours outside the working day"),
        "access": _("Access"),
        "practicing_since": _("In practice since"),
    }

    about = TextField(
        label=_("About you"),
        max_length=3000,
        help_text=_(
            "In your own words, up to 3,000 letters. How you work and what a client can expect."
        ),
    )
    phone = PhoneNumberField(
        label=_("Phone"),
        region="US",
        required=False,
        widget=forms.TextInput({"autocomplete": "tel", "type": "tel"}),
        error_messages=faults.PHONE,
    )
    website = WebsiteField(
        label=_("Website"),
        required=False,
        max_length=300,
        assume_scheme="https",
        widget=forms.TextInput({"autocomplete": "url", "inputmode": "url"}),
        error_messages=faults.WEBSITE,
    )
    practicing_since = forms.IntegerField(
        label=_("In practice since"),
        required=False,
        min_value=FIRST_YEAR,
        help_text=_("A year, such as 2012."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=faults.year(FIRST_YEAR),
    )
    gender = forms.ChoiceField(
        label=_("Gender"), required=False, choices=[("", _("I do not say")), *Gender.choices]
    )
    languages = StatedListFormField(Language, label=_("Languages"))
    conditions = StatedListFormField(
        Condition,
        label=_("Conditions you work with"),
        most=MOST_CONDITIONS,
        help_text=_("At most 8."),
    )
    orientations = StatedListFormField(Orientation, label=_("Kinds of talk therapy"))
    ages = StatedListFormField(Ages, label=_("Ages"))
    communities = StatedListFormField(Community, label=_("Communities you know well"))
    hours = StatedListFormField(Hours, label=_("Hours outside of the working day"))
    access = StatedListFormField(Access, label=_("Access"))

    def blanks(self) -> list[str]:
        found = super().blanks()
        if self.backing.listing.kind == ProviderKind.ORGANIZATION and not self.typed.get("gender"):
            # A practice has none, and its page does not ask for one.
            found.remove(str(self.open_facts["gender"]))
        return found

    def clean_practicing_since(self) -> Any:
        year = self.cleaned_data["practicing_since"]
        if year is not None and year > today().year:
            raise forms.ValidationError(_("This year has not come yet."))
        return year
