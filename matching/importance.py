"""How much each thing matters: the part of the check-your-answers page that is not a question of its own."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from matching.phrases import asked_in_words
from matching.questions.form import Choice, QuestionForm, many, one

SLUG = "answers"
NICE, MORE, MUST = "nice", "more", "must"
LEVELS = [
    (NICE, Choice(_("Nice to have"))),
    (MORE, Choice(_("Matters more"))),
    (MUST, Choice(_("A must"))),
]
# What a tick says of a value that no question asks about; the others stand in the answers.
STATED = {
    "effectiveness": ("measured",),
    "side_effects": ("few",),
    "work_driving": ("free",),
    "onset_upkeep": ("fast",),
    "cost": ("low",),
}
VALUES = [
    ("effectiveness", Choice(_("Good studies behind it"))),
    ("side_effects", Choice(_("Few side effects"))),
    ("work_driving", Choice(_("Being free to drive and work on the same day"))),
    ("onset_upkeep", Choice(_("Relief in days, not weeks"))),
    ("cost", Choice(_("A low price, or insurance that pays"))),
    ("how_given", Choice(_("How it is given"))),
    ("talk", Choice(_("How much talk there is"))),
    ("depth", Choice(_("How deep the experience is"))),
]


class ImportanceForm(QuestionForm):
    """One level for each facet that the client asked for, and the values that matter most; nothing is required."""

    values = many(_("What matters most to you when you compare?"), VALUES, required=False)

    def __init__(
        self,
        data: Mapping[str, list[str]] | None = None,
        asked: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        super().__init__(data)
        for facet, values in (asked or {}).items():
            label = asked_in_words(facet, values)
            self.fields[facet] = one(label, LEVELS, required=False, initial=NICE)

    def at(self, level: str) -> frozenset[str]:
        """The facets at a level. Only for a valid form."""
        said: dict[str, Any] = self.cleaned_data
        return frozenset(facet for facet, value in said.items() if value == level)

    @property
    def values_field(self) -> Any:
        """The field of the values."""
        return self["values"]

    @property
    def levels(self) -> list[Any]:
        """The fields of the facets."""
        return [field for field in self if field.name != "values"]
