"""What an administrator writes of a prescribing rule."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.actions.prescribing_rules import RuleText
from providers.dates import today
from providers.forms.license import DateField
from providers.vocabulary.checking import PRESCRIBES, Confidence, RuleAuthority
from providers.vocabulary.license import LicenseType
from providers.vocabulary.state import State
from providers.vocabulary.treatment import Route

# No rule here is older, and none is planned for later.
EARLIEST, LATEST = dt.date(1950, 1, 1), dt.date(2099, 12, 31)
CHOOSE = ("", gettext_lazy("Choose one"))


class RuleFilterForm(forms.Form):
    """Which rules the list shows."""

    license_type = forms.ChoiceField(
        label=gettext_lazy("License type"),
        choices=[("", gettext_lazy("All")), *LicenseType.choices],
        required=False,
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        choices=[("", gettext_lazy("All")), *State.choices],
        required=False,
    )
    waiting = forms.BooleanField(
        label=gettext_lazy("Only rules that wait to be confirmed"), required=False
    )


class ReasonForm(forms.Form):
    """Why, and which version of the rule the person had before them."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("For the history: what you read, and where."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Say why.")},
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.use_required_attribute = False

    def take_up(self, version: str) -> None:
        """The rule changed meanwhile: what was typed stays, and the next try is about the rule as it is now."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["version"] = version
        self.data = typed


class RuleForm(ReasonForm):
    """A whole version."""

    authority = forms.ChoiceField(
        label=gettext_lazy("May prescribe ketamine"),
        choices=[CHOOSE, *RuleAuthority.choices],
        error_messages={"required": gettext_lazy("Choose what the law says.")},
    )
    routes = forms.MultipleChoiceField(
        label=gettext_lazy("Only for these routes"),
        help_text=gettext_lazy("Tick none if the law does not tell routes apart."),
        choices=Route.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    valid_from = DateField(
        label=gettext_lazy("In force from"),
        help_text=gettext_lazy("Month/day/year. The version before ends on the day before."),
    )
    valid_until = DateField(
        label=gettext_lazy("In force until"),
        help_text=gettext_lazy(
            "The last day, if the law has one. After it the answer is “not confirmed” until "
            "somebody writes a new version."
        ),
        required=False,
    )
    condition = forms.CharField(
        label=gettext_lazy("Conditions"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    source = forms.CharField(
        label=gettext_lazy("Source"),
        help_text=gettext_lazy("The law or the board’s page. Clients can read it on listings."),
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    source_date = DateField(
        label=gettext_lazy("Date of the source"),
        help_text=gettext_lazy("Month/day/year: when it was written, or when you read it."),
        required=False,
    )
    confidence = forms.ChoiceField(
        label=gettext_lazy("How sure we are"),
        choices=[CHOOSE, *Confidence.choices],
        error_messages={"required": gettext_lazy("Choose how sure we are.")},
    )
    field_order = (
        *("authority", "routes", "valid_from", "valid_until", "condition"),
        *("source", "source_date", "confidence", "reason", "version"),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        initial: dict[str, Any] | None = None,
        now: RuleText | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.now = now

    @property
    def text(self) -> RuleText:
        """The version, once the form is valid."""
        said = {name: self.cleaned_data[name] for name in RuleText.__dataclass_fields__}
        return RuleText(**said | {"routes": tuple(said["routes"])})

    def clean_valid_from(self) -> dt.date | None:
        return _in_reach(self.cleaned_data["valid_from"])

    def clean_valid_until(self) -> dt.date | None:
        return _in_reach(self.cleaned_data["valid_until"])

    def clean_source_date(self) -> dt.date | None:
        day = _in_reach(self.cleaned_data["source_date"])
        if day and day > today():
            raise ValidationError(_("A source is not from the future. Check the year."))
        return day

    def clean_routes(self) -> list[str]:
        # In one order, so that the same law is the same text.
        return [each for each in Route.values if each in self.cleaned_data["routes"]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        authority = cleaned.get("authority")
        first, last = cleaned.get("valid_from"), cleaned.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("A rule ends after it begins. Check both dates."))
        if authority and cleaned.get("routes") and authority not in PRESCRIBES:
            self.add_error("routes", _("Routes go with a license that may prescribe."))
        if authority and authority != RuleAuthority.NOT_CONFIRMED:
            for name in ("source", "source_date"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("A rule needs a source with its date."))
        if not self.errors and self.now and _same(self.text, self.now):
            raise ValidationError(_("The rule says this already. Change something first."))
        return cleaned


def _same(text: RuleText, now: RuleText) -> bool:
    return text.fields() | {"valid_from": None} == now.fields() | {"valid_from": None}


def _in_reach(day: dt.date | None) -> dt.date | None:
    if day and not EARLIEST <= day <= LATEST:
        raise ValidationError(_("Check the year of this date."))
    return day
