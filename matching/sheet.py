"""The matches that a client puts on their sheet. They are kept where the answers are: sealed, in the client's own browser."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from matching.answers import Answers
from matching.matches import Match, Matches
from matching.questions.form import QuestionForm

SLUG = "sheet"
# The sheet has room for so many.
MOST = 5
# The numbers of a listing, or of the two of a care team, as `Match.key` has them.
KEY = re.compile(r"[0-9]{1,10}(?:-[0-9]{1,10})?")


class KeysField(forms.MultipleChoiceField):
    """Keys of matches. Which there are depends on the day, so that only their form is looked at."""

    def valid_value(self, value: Any) -> bool:
        return bool(KEY.fullmatch(str(value)))

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if len(value) > MOST:
            told = gettext("Your sheet has room for %(most)d. You ticked %(ticked)d.")
            raise forms.ValidationError(told % {"most": MOST, "ticked": len(value)})


class SheetForm(QuestionForm):
    """The ticks of the list."""

    listing = KeysField(
        label=_("Put on my sheet"), required=False, widget=forms.CheckboxSelectMultiple
    )


def ticked(answers: Answers) -> list[str]:
    """The keys that were ticked, in the order of ticking; also of a form with too many."""
    draft = answers.draft_of(SLUG)
    kept = answers.of(SLUG) if draft is None else draft
    return [key for key in kept.get("listing", []) if KEY.fullmatch(key)]


def form_of(answers: Answers) -> SheetForm:
    """The form as it was sent last: with its mistake, or without one."""
    return SheetForm({"listing": ticked(answers)})


def after(answers: Answers, shown: Sequence[str], now: Sequence[str]) -> SheetForm:
    """The form that follows from the ticks of one page, which `shown` only some matches: the others keep theirs."""
    unseen = [key for key in ticked(answers) if key not in shown]
    return SheetForm({"listing": list(dict.fromkeys((*unseen, *now)))})


def on_sheet(answers: Answers, found: Matches) -> list[Match]:
    """The ticked matches, full and close ones, in the order of the list; without a tick the first that break no must."""
    keys = set(ticked(answers))
    if not keys:
        return [*found.all, *found.telehealth][:MOST]
    listed = (*found.all, *found.telehealth, *found.close)
    return [match for match in listed if match.key in keys][:MOST]


def lost(answers: Answers, found: Matches) -> str:
    """A sentence when something that was ticked is in no list any more, as it is after another answer."""
    there = {match.key for match in (*found.all, *found.telehealth, *found.close)}
    if all(key in there for key in ticked(answers)):
        return ""
    return gettext("Something that you ticked is not in your list any more, so it is not here.")
