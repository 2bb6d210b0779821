"""What a senior reviewer says of one license."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from providers.dates import today
from providers.forms.license import DateField
from providers.models import Evidence, License
from providers.vocabulary.checking import OverrideAuthority, Result
from providers.vocabulary.treatment import Route
from verification.forms.rule import CHOOSE


class EvidenceField(forms.ModelChoiceField):
    """Evidence by what was looked for, where and when."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.get_fact_display()}: {obj.source}, {obj.performed_at:%m/%d/%Y}"


class OverrideForm(forms.Form):
    """`version` and `after` say what the reviewer had before them: the case, and the last word about it."""

    authority = forms.ChoiceField(
        label=gettext_lazy("This license"),
        choices=[CHOOSE, *OverrideAuthority.choices],
        error_messages={"required": gettext_lazy("Choose what this license lets its holder do.")},
    )
    routes = forms.MultipleChoiceField(
        label=gettext_lazy("Only for these routes"),
        help_text=gettext_lazy("Tick none if it holds for all."),
        choices=Route.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    evidence = EvidenceField(
        label=gettext_lazy("Evidence"),
        help_text=gettext_lazy(
            "What you saw that shows it, such as supervised hours. Record it on the page of facts first."
        ),
        queryset=Evidence.objects.none(),
        required=False,
        empty_label=gettext_lazy("Choose one"),
    )
    valid_until = DateField(
        label=gettext_lazy("Holds until"),
        help_text=gettext_lazy(
            "Month/day/year, the last day. Empty: for as long as the license has a valid check."
        ),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Give the reason.")},
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**62)

    def __init__(
        self, data: Any = None, *, license_: License, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.use_required_attribute = False
        field = self.fields["evidence"]
        assert isinstance(field, EvidenceField)
        field.queryset = Evidence.objects.filter(
            license=license_,
            performed_at__gte=license_.submitted_at,
            result=Result.CONFIRMED,
            valid_until__gte=today(),
        )

    def clean_routes(self) -> list[str]:
        return [each for each in Route.values if each in self.cleaned_data["routes"]]
