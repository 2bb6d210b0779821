"""What a reviewer says when they act on a report. `version` is how many acts they have seen."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verification.vocabulary.report import ReportOutcome

LONGEST_REASON, LONGEST_TOLD = 300, 1000


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"class": "textarea", "rows": rows, "autocomplete": "off"})


class ActForm(forms.Form):
    """The reason, which only reviewers read."""

    use_required_attribute = False

    reason = forms.CharField(
        label=_("Why? Only reviewers read this"),
        help_text=_(
            "Your own words, at most 300 characters. It stays as long as the listing does."
        ),
        max_length=LONGEST_REASON,
        widget=_area(2),
        error_messages={"required": _("Say why in a few words.")},
    )
    version = forms.IntegerField(min_value=1, max_value=32767, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, name: str, version: int) -> None:
        super().__init__(
            data, label_suffix="", initial={"version": version}, auto_id=f"id_{name}_%s"
        )
        for field in self.fields.values():
            # A browser would cut off what is pasted, without a word.
            field.widget.attrs.pop("maxlength", None)


class ToldForm(ActForm):
    """And what the owner reads, after they sign in."""

    told = forms.CharField(
        label=_("What the owner reads (you may leave this empty)"),
        help_text=_(
            "Never copy from the report, and say nothing that tells who sent it. At most 1,000 characters."
        ),
        max_length=LONGEST_TOLD,
        required=False,
        widget=_area(4),
    )

    field_order: Iterable[str] | None = ("told", "reason")


class AskForm(ToldForm):
    """Asking without saying what to correct would help nobody."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        told, reason = self.fields["told"], self.fields["reason"]
        told.required, reason.required = True, False
        told.label = _("What should they correct? The owner reads this")
        reason.label = _("A note that only reviewers read (you may leave this empty)")
        told.error_messages["required"] = str(_("Say what should be corrected."))


class ForwardForm(ActForm):
    """Which of the listing's boards was told."""

    board = forms.ChoiceField(
        label=_("Which board did you tell?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the board.")},
    )

    field_order: Iterable[str] | None = ("board", "reason")

    def __init__(self, data: Any = None, *, boards: Iterable[str] = (), **options: Any) -> None:
        super().__init__(data, **options)
        choices: Any = self.fields["board"]
        choices.choices = [(each, each) for each in dict.fromkeys(boards)]


class CloseForm(ToldForm):
    """How it ended; that a listing is back is what bringing it back says."""

    outcome = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[each for each in ReportOutcome.choices if each[0] != ReportOutcome.RESTORED],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it ended.")},
    )

    field_order: Iterable[str] | None = ("outcome", "told", "reason")
