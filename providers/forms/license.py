"""What a provider states of a license."""

import datetime as dt
import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.dates import today
from providers.forms.day import DAY_FORMATS, plain_day
from providers.license_number import without_label
from providers.license_version import STATED, stated, version_of
from providers.models import License
from providers.vocabulary.license import TYPES_WITH_SPECIALTY, LicenseType, Specialty
from providers.vocabulary.state import State

CHOOSE = ("", gettext_lazy("Choose one"))
TYPES = [CHOOSE, *(each for each in LicenseType.choices if each[0] != LicenseType.FACILITATOR)]
NUMBER = re.compile(r"[A-Z0-9.-]{1,40}")
EARLIEST = dt.date(1940, 1, 1)
# No board issues a license for longer.
LONGEST = dt.timedelta(days=366 * 20)


def normal_number(typed: str) -> str:
    """The one spelling in which a number is kept: "ab 12" is "AB12". Raises ValidationError."""
    plain = without_label(unicodedata.normalize("NFKC", typed)).upper()
    plain = re.sub(r"\s", "", re.sub(r"[‐-―−]", "-", plain))
    if not NUMBER.fullmatch(plain):
        raise ValidationError(_("Use only letters, digits, dots and dashes, as on the license."))
    return plain


class DateField(forms.DateField):
    """A day as people and boards write it; a picker would split it into parts that show no focus of their own."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            input_formats=DAY_FORMATS,
            widget=forms.DateInput(format="%m/%d/%Y", attrs={"autocomplete": "off"}),
            error_messages=dict.fromkeys(
                ("invalid", "required"), gettext_lazy("Enter a date, like 03/31/2027.")
            ),
            **options,
        )

    def to_python(self, value: Any) -> dt.date | None:
        return super().to_python(plain_day(value) if isinstance(value, str) else value)


class ExpiryForm(forms.Form):
    """The date a license ends, alone for who has renewed it."""

    expires_on = DateField(
        label=gettext_lazy("Valid until"),
        help_text=gettext_lazy("The last day of the license: month/day/year, like 03/31/2027."),
    )
    # Which text of the license the person had before them.
    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def __init__(self, data: Any = None, *, license_: License | None = None) -> None:
        initial = stated(license_) | {"version": version_of(license_)} if license_ else None
        super().__init__(data, initial=initial)
        self.license = license_
        self.use_required_attribute = False

    def clean_expires_on(self) -> dt.date | None:
        day = self.cleaned_data["expires_on"]
        unchanged = self.license is not None and self.license.expires_on == day
        if day is None or unchanged:
            return day
        if day < today():
            raise ValidationError(
                _("This date is past. A license that has ended can be checked once it is renewed.")
            )
        if day > today() + LONGEST:
            raise ValidationError(_("This date is too far away. Check the year."))
        return day

    def take_up(self, now: License) -> None:
        """Somebody else saved the license meanwhile: say what it says now, and let the next save replace it."""
        differing = [
            f"{label}: {text}"
            for name, label, text in spoken(now)
            if (self.cleaned_data.get(name) or None) != (stated(now)[name] or None)
        ]
        self.add_error(
            None,
            _(
                "Somebody saved this license after you opened it. It now says: %(words)s. What you "
                "typed is still below. Save again to replace what they wrote."
            )
            % {"words": "; ".join(differing) or _("the same as you typed")},
        )
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["version"] = version_of(now)
        self.data = typed


class RenewForm(ExpiryForm):
    """A new end date, later than the one there is."""

    def clean_expires_on(self) -> dt.date | None:
        day = super().clean_expires_on()
        before = self.license.expires_on if self.license else None
        if day and before and day <= before:
            raise ValidationError(
                _("The new date has to be later than %(day)s.") % {"day": date_format(before)}
            )
        return day


class LicenseForm(ExpiryForm):
    """All of it."""

    license_type = forms.ChoiceField(
        label=gettext_lazy("License type"),
        choices=TYPES,
        error_messages={"required": gettext_lazy("Choose the license type.")},
    )
    specialty = forms.ChoiceField(
        label=gettext_lazy("Field (for physicians, nurses and physician assistants)"),
        choices=[("", gettext_lazy("None of these")), *Specialty.choices],
        required=False,
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State of the board"),
        choices=[CHOOSE, *State.choices],
        error_messages={"required": gettext_lazy("Choose the state of the board.")},
    )
    number = forms.CharField(
        label=gettext_lazy("License number"),
        help_text=gettext_lazy(
            "As on the license. We leave out spaces and use capitals: “ab 12” becomes “AB12”."
        ),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": gettext_lazy("Enter the license number.")},
    )
    issued_on = DateField(
        label=gettext_lazy("Issued on (if you know)"),
        help_text=gettext_lazy("Month/day/year, like 03/31/2019."),
        required=False,
    )
    expires_on = DateField(
        label=gettext_lazy("Valid until"),
        help_text=gettext_lazy(
            "Month/day/year, like 03/31/2027. Leave it empty only if the license has no end date."
        ),
        required=False,
    )
    compact_states = forms.MultipleChoiceField(
        label=gettext_lazy("Other states by a compact"),
        help_text=gettext_lazy("States that let you see their people with this license."),
        choices=State.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = (*STATED[:4], "issued_on", "expires_on", "compact_states", "version")

    def clean_number(self) -> str:
        return normal_number(self.cleaned_data["number"])

    def clean_issued_on(self) -> dt.date | None:
        day = self.cleaned_data["issued_on"]
        if day and not EARLIEST <= day <= today():
            raise ValidationError(_("Check the year: a license is issued in the past."))
        return day

    def clean_compact_states(self) -> list[str] | None:
        # Nothing ticked is "not stated", not "none".
        return sorted(self.cleaned_data["compact_states"]) or None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        issued, ends = cleaned.get("issued_on"), cleaned.get("expires_on")
        if issued and ends and ends < issued:
            self.add_error("expires_on", _("A license ends after it was issued. Check both dates."))
        if cleaned.get("specialty") and cleaned.get("license_type") not in TYPES_WITH_SPECIALTY:
            self.add_error(
                "specialty", _("This license type has no field here: choose “None of these”.")
            )
        if cleaned.get("state") in (cleaned.get("compact_states") or ()):
            self.add_error("compact_states", _("Leave out the state of the board itself."))
        return cleaned


def spoken(license_: License) -> list[tuple[str, str, str]]:
    """Name, label and words of each thing that is stated of a license."""
    words = {
        "license_type": license_.get_license_type_display(),
        "specialty": license_.get_specialty_display() if license_.specialty else "",
        "state": license_.get_state_display(),
        "compact_states": ", ".join(
            str(State(each).label) for each in license_.compact_states or ()
        ),
    }
    said = []
    for name in STATED:
        value = getattr(license_, name)
        text = words.get(name) if name in words else value
        if isinstance(value, dt.date):
            text = date_format(value)
        label = LicenseForm.base_fields[name].label or name
        said.append((name, str(label), str(text or _("Not stated"))))
    return said
