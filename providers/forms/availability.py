"""Room for new clients, as a form."""

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from providers.dates import today
from providers.forms import faults
from providers.models import Provider
from providers.vocabulary.practice import Availability

ENTERED = "%Y-%m-%d"
MOST_DAYS = 365


class AvailabilityForm(forms.Form):
    """`cleaned_data` is what `providers.actions.availability.say` takes."""

    availability = forms.ChoiceField(
        label=_("New clients"), choices=Availability.choices, widget=forms.RadioSelect
    )
    next_opening_days = forms.IntegerField(
        label=_("Days until a first visit (if you like)"),
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
        error_messages=faults.number(0, MOST_DAYS),
        help_text=_("Counts only while you take new clients or keep a waitlist."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    until = forms.DateField(
        label=_("Until (if you like)"),
        required=False,
        input_formats=[ENTERED],
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format=ENTERED),
        error_messages={"invalid": _("Enter the day as year, month and day, such as 2027-01-31.")},
    )

    def __init__(self, *args: Any, listing: Provider, **options: Any) -> None:
        said = listing.availability_today()
        known = said != Availability.UNKNOWN
        initial = {
            "availability": said.value,
            "next_opening_days": listing.next_opening_days if known else None,
            "until": listing.availability_until if known else None,
        }
        options["initial"] = initial
        super().__init__(*args, **options)
        self.fields["until"].help_text = _(
            "The last day on which this is true. After it, and after %(days)s days in any case, clients see “Not stated”."
        ) % {"days": settings.AVAILABILITY_DAYS}

    def clean_until(self) -> dt.date | None:
        """A day that is still to come and on which the availability still counts."""
        until: dt.date | None = self.cleaned_data["until"]
        if until is None:
            return None
        last = today() + dt.timedelta(days=settings.AVAILABILITY_DAYS)
        if until < today():
            raise forms.ValidationError(_("This day is over. Choose today or a later day."))
        if until > last:
            raise forms.ValidationError(
                _(
                    "Choose a day in the next %(days)s days. Later ones are too far away to rely on."
                ),
                params={"days": settings.AVAILABILITY_DAYS},
            )
        return until


class AttestForm(forms.Form):
    """The press that confirms a listing; it may say something of new clients as well."""

    availability = forms.ChoiceField(
        label=_("New clients (if you like)"),
        required=False,
        choices=[("", _("Leave as it is")), *Availability.choices],
    )
