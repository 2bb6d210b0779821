"""What an administrator writes of a federal rule."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.dates import today
from providers.forms.license import DateField
from verification.forms.rule import EARLIEST, LATEST


class FederalRuleForm(forms.Form):
    """The next version; `after` is the number of the one that the writer had before them."""

    text = forms.CharField(
        label=gettext_lazy("In words"),
        help_text=gettext_lazy("One or two short sentences. Clients read exactly this."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Say what the rule is.")},
    )
    valid_until = DateField(
        label=gettext_lazy("Holds until"),
        help_text=gettext_lazy(
            "Month/day/year, the last day. From the day after, all pages say that it may have "
            "changed. Leave it empty only if the rule has no end."
        ),
        required=False,
    )
    source = forms.CharField(
        label=gettext_lazy("Source"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Name the source.")},
    )
    source_url = forms.URLField(
        label=gettext_lazy("Address of the source (if it has one)"),
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    source_date = DateField(
        label=gettext_lazy("Date of the source"), help_text=gettext_lazy("Month/day/year.")
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Say why.")},
    )
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10_000)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.use_required_attribute = False

    def clean_valid_until(self) -> dt.date | None:
        return self._in_reach("valid_until")

    def clean_source_date(self) -> dt.date | None:
        day = self._in_reach("source_date")
        if day and day > today():
            raise ValidationError(_("A source is not from the future. Check the year."))
        return day

    def take_up(self, last: int) -> None:
        """Another version was written meanwhile: what was typed stays, and the next try follows that one."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["after"] = str(last)
        self.data = typed

    def _in_reach(self, name: str) -> dt.date | None:
        day: dt.date | None = self.cleaned_data[name]
        if day and not EARLIEST <= day <= LATEST:
            raise ValidationError(_("Check the year of this date."))
        return day
