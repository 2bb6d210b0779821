"""One fact about a provider, one of their licenses or one of their credentials, as one source shows it."""

import datetime as dt
import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.dates import today
from providers.forms.license import CHOOSE, DateField
from providers.vocabulary.checking import Fact, Result
from verification.facts import lasts
from verification.forms.seen_file import SeenFile
from verification.forms.source import SourceForm
from verification.subjects import Subject


class FactForm(SourceForm):
    """`cleaned_data["about"]` is the Subject, `cleaned_data["version"]` how it stood when the page was made."""

    about = forms.ChoiceField(
        label=gettext_lazy("What you checked"),
        error_messages={"required": gettext_lazy("Choose what you checked.")},
    )
    result = forms.ChoiceField(
        label=gettext_lazy("Result"),
        help_text=gettext_lazy("On the federal exclusion list, “Not found” is the good result."),
        choices=[CHOOSE, *Result.choices],
        error_messages={"required": gettext_lazy("Choose the result.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What the source shows, word for word"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    valid_until = DateField(
        label=gettext_lazy("Counts until"),
        help_text=gettext_lazy("Empty: for as long as such a check can count."),
        required=False,
    )
    file = SeenFile()
    versions = forms.CharField(widget=forms.HiddenInput, max_length=20_000)
    field_order = (
        "about",
        "result",
        "source",
        "source_url",
        "source_kind",
        "method",
        "words",
        "valid_until",
        "file",
    )

    def __init__(self, *args: Any, subjects: list[Subject], **options: Any) -> None:
        super().__init__(*args, **options)
        self.subjects = {each.key: each for each in subjects}
        self.fields["source"].required = True
        self.fields["source"].error_messages["required"] = _("Say where you looked.")
        choices = [(each.key, each.label) for each in subjects]
        self.fields["about"].choices = [CHOOSE, *choices]  # type: ignore[attr-defined]
        self.fields["versions"].initial = _versions(subjects)

    def take_up(self, subjects: list[Subject]) -> None:
        """Somebody did something about the listing meanwhile: the next press is about how it stands now."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["versions"] = _versions(subjects)
        self.data = typed

    def clean_about(self) -> Subject:
        return self.subjects[self.cleaned_data["about"]]

    def clean_versions(self) -> dict[str, str]:
        try:
            read = json.loads(self.cleaned_data["versions"])
        except ValueError as error:
            raise ValidationError(_("Open the page again.")) from error
        return read if isinstance(read, dict) else {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        about: Subject | None = cleaned.get("about")
        if about is not None and about.fact == Fact.EXCLUSION:
            self._must_be_clear(cleaned.get("result"))
        day: dt.date | None = cleaned.get("valid_until")
        if about is not None:
            cleaned["version"] = str(cleaned.get("versions", {}).get(about.key, ""))
            latest = about.latest(lasts(about.fact, today()))
            if day and not today() <= day <= latest:
                words = _("Choose a day from today to %(latest)s.")
                self.add_error("valid_until", words % {"latest": date_format(latest)})
        return cleaned

    def _must_be_clear(self, result: str | None) -> None:
        """On a list on which it is good not to stand, "Confirmed" could mean either."""
        if result == Result.CONFIRMED:
            words = _(
                "“Confirmed” does not say whether they are on the list. Choose “Not found”, “Adverse” if the list "
                "names them, or “Differs” if it names somebody else."
            )
            self.add_error("result", words)


def _versions(subjects: list[Subject]) -> str:
    return json.dumps({each.key: each.version for each in subjects})
