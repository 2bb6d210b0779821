"""What the reviewer decides, and what they tell whom."""

import datetime as dt
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.dates import today
from providers.forms.license import DateField
from providers.models.license import evidence_valid_until
from providers.vocabulary.checking import Result, Verdict
from providers.vocabulary.reasons import NEED_A_NOTE, REASONS, Reason
from verification.actions.case import case_version
from verification.bearing_out import BEARS_OUT
from verification.changes import changes_since, snapshot
from verification.compare.likeness import Likeness
from verification.compare.record import status_result
from verification.forms.shown import ShownForm
from verification.forms.source import SourceForm

CODES = [
    ("", gettext_lazy("Choose one")),
    *(
        (verdict.label, [(code.value, code.label) for code in REASONS[verdict]])
        for verdict in REASONS
    ),
]
ROWS = {"rows": 3}
PANE = (
    "number",
    "name",
    "license_type",
    "status",
    "expires_on",
    "issued_on",
    "discipline",
    "discipline_words",
    "compact_states",
)
VERDICT = ("verdict", "code", "to_provider", "private", "next_check")


class ReviewForm(SourceForm, ShownForm):
    """Both panes and the verdict: one page, one press."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Your decision"),
        choices=Verdict,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a decision.")},
    )
    code = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("For “Verified” it follows from the differences if you leave it."),
        choices=CODES,
        required=False,
    )
    to_provider = forms.CharField(
        label=gettext_lazy("Note to the provider"),
        help_text=gettext_lazy(
            "They read it on their page, below the reason. Up to 1,000 characters."
        ),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs=ROWS),
    )
    private = forms.CharField(
        label=gettext_lazy("Private note"),
        help_text=gettext_lazy("For reviewers alone. Up to 2,000 characters."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs=ROWS),
    )
    next_check = DateField(
        label=gettext_lazy("Next check on"),
        help_text=gettext_lazy("The badge shows until then at the latest."),
        required=False,
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=8000)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        verdict, code = cleaned.get("verdict"), cleaned.get("code")
        if self.shown and not cleaned.get("source"):
            self.add_error("source", _("Say where you looked."))
        if cleaned.get("same_person") and not cleaned.get("private"):
            self.add_error("private", _("Say how you know that it is the same person."))
        if verdict == Verdict.VERIFIED:
            self._clean_verified(cleaned)
        if verdict and not cleaned.get("code") and "code" not in self.errors:
            self.add_error("code", _("Choose the reason."))
        elif verdict and code and code not in REASONS[Verdict(verdict)]:
            self.add_error("code", _("This reason belongs to another decision."))
        if code in NEED_A_NOTE and not cleaned.get("to_provider"):
            self.add_error("to_provider", _("Tell the provider what you mean."))
        return cleaned

    def latest_check(self) -> dt.date:
        """The last day on which a look of today can count: for as long as a look lasts, and not longer than the license."""
        ends = [evidence_valid_until(self.license, today())]
        if self.shown and self.shown.expires_on:
            ends.append(self.shown.expires_on)
        return min(ends)

    def take_up(self, now: Any) -> None:
        """Somebody did something about the license meanwhile: say what, and let the next press decide on how it is now."""
        said = changes_since(self.cleaned_data.get("seen", ""), now)
        self.add_error(
            None,
            _(
                "Nothing is saved: this changed after you opened it. %(words)s What you typed is below."
            )
            % {"words": " ".join(said)},
        )
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["version"], typed["seen"] = case_version(now), snapshot(now)
        self.data = typed

    def _clean_verified(self, cleaned: dict[str, Any]) -> None:
        if self.shown is None:
            if "status" not in self.errors:
                self.add_error("status", _("Look the license up first, and say what you see."))
            return
        same_person = cleaned.get("same_person", False)
        blocking = [each for each in self.differences() if each.blocks]
        if status_result(self.submitted, self.shown, same_person) != Result.CONFIRMED:
            said = [f"{each.label}: {each.comparison.words}" for each in blocking]
            words = " ".join(said) or _("The board does not show it as active.")
            self.add_error("verdict", _("This cannot be verified. %(words)s") % {"words": words})
        self._clean_next_check(cleaned)
        if not cleaned.get("code") and "code" not in self.errors:
            cleaned["code"] = self._verified_code(same_person)

    def _clean_next_check(self, cleaned: dict[str, Any]) -> None:
        day, latest = cleaned.get("next_check"), self.latest_check()
        if latest < today():
            self.add_error("expires_on", self._why_ended())
        elif day and not today() <= day <= latest:
            words = _("Choose a day from today to %(latest)s.") % {"latest": date_format(latest)}
            self.add_error("next_check", words)
        elif not day and "next_check" not in self.errors:
            cleaned["next_check"] = latest

    def _why_ended(self) -> str:
        """The board knows of a new date before its holder has stated it, or nobody knows of one."""
        if self.shown and self.shown.expires_on and self.shown.expires_on >= today():
            return _(
                "It was renewed, but the provider still states the old date. Choose “More is needed” and “The board’s "
                "record has another end date”: they enter the new date, and it waits here again."
            )
        return _("The license has ended: it cannot be verified.")

    def _verified_code(self, same_person: bool) -> Reason:
        if same_person:
            return Reason.FORMER_NAME
        told = (each.comparison.likeness for each in self.differences())
        plain = all(each in (Likeness.SAME, Likeness.NOT_SHOWN) for each in told)
        return Reason.ALL_AGREES if plain else Reason.AGREES

    @property
    def pane_fields(self) -> list[forms.BoundField]:
        """What the board shows, in the order of most boards' pages."""
        return [self[name] for name in PANE]

    @property
    def source_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in SourceForm.base_fields]

    @property
    def source_is_open(self) -> bool:
        return any(field.errors or not field.value() for field in self.source_fields[:1])

    @property
    def verdict_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in VERDICT]

    @property
    def hurts(self) -> bool:
        """A verdict that takes two people."""
        return self.cleaned_data.get("verdict") in BEARS_OUT
