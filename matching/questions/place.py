"""Where the client is, and how far they go."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalog.places import LONGEST, Place, PlaceError, UnclearPlaceError, find_place
from catalog.query import DEFAULT_RADIUS, RADII
from matching.answers import Answers, Kept
from matching.preferences import Where
from matching.questions.form import UNSURE, Choice, QuestionForm, one
from matching.questions.question import Meaning, Question
from matching.questions.who import has_somebody
from providers.vocabulary.state import State

BOTH = frozenset({"in_person", "telehealth"})
SEEN = {
    "either": BOTH,
    "in_person": frozenset({"in_person"}),
    "telehealth": frozenset({"telehealth"}),
    "unsure": BOTH,
}


class PlaceForm(QuestionForm):
    near = forms.CharField(
        label=_("ZIP code or city"),
        required=False,
        max_length=LONGEST,
        help_text=_("For example 97201, or Portland, OR"),
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )
    # Filled only when several places have the name; a text field, since what can be picked depends on `near`.
    pick = forms.CharField(
        label=_("Which one do you mean?"), required=False, widget=forms.RadioSelect
    )
    state = forms.ChoiceField(
        label=_("Or only your state"),
        required=False,
        choices=[("", _("Choose a state")), *State.choices],
        help_text=_("If you would rather not say more. Then distance plays no part."),
        widget=forms.Select(attrs={"class": "select"}),
    )
    within = forms.TypedChoiceField(
        label=_("How far can you travel?"),
        choices=[(str(miles), format_lazy(_("{miles} miles"), miles=miles)) for miles in RADII],
        coerce=int,
        initial=str(DEFAULT_RADIUS),
        required=False,
        empty_value=None,
        widget=forms.Select(attrs={"class": "select"}),
    )
    seen = one(
        _("How would you like to be seen?"),
        [
            ("either", Choice(_("Either way is fine"))),
            ("in_person", Choice(_("In person only"))),
            ("telehealth", Choice(_("By video or phone only"))),
            UNSURE,
        ],
        required=False,
        initial="either",
    )

    def __init__(self, data: Mapping[str, list[str]] | None = None) -> None:
        super().__init__(data)
        self.places: tuple[Place, ...] = ()
        self.unclear = ""
        self.place: Place | None = None

    def clean_near(self) -> str:
        text: str = self.cleaned_data["near"]
        if text:
            try:
                self.place = find_place(text)
            except UnclearPlaceError as unclear:
                self.places, self.unclear = unclear.choices, str(unclear)
                widget: Any = self.fields["pick"].widget
                widget.choices = [(place.near, Choice(place.in_full)) for place in self.places]
            except PlaceError as error:
                raise forms.ValidationError(str(error)) from error
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.places:
            picked = cleaned.get("pick")
            self.place = next((place for place in self.places if place.near == picked), None)
            if self.place is None:
                self.add_error("pick", self.unclear)
        elif not (self.place or cleaned.get("state") or self.errors):
            self.add_error(
                "near",
                gettext("Type a ZIP code or a city, choose a state, or press “Skip”."),
            )
        return cleaned

    def kept(self) -> Kept:
        """With the place under the one name that leads to it again."""
        kept = dict(super().kept())
        if self.place:
            kept["near"] = [self.place.near]
            kept.pop("pick", None)
        return kept

    def described(self) -> list[tuple[str, list[str]]]:
        where = self.where()
        lines = [(gettext("Place"), [where.label])] if where else []
        shown = ("within", "seen") if self.place else ("seen",)
        labels = [str(self.fields[name].label) for name in shown]
        return lines + [line for line in super().described() if line[0] in labels]

    def where(self) -> Where | None:
        """The place of a valid form."""
        within = self.cleaned_data["within"] or DEFAULT_RADIUS
        state = self.cleaned_data["state"]
        if self.place:
            place = self.place
            return Where(place.label, place.state, place.latitude, place.longitude, within)
        return Where(str(State(state).label), state, within=within) if state else None


class PlaceQuestion(Question):
    slug = "place"
    title = _("Where are you?")
    why = _(
        "The law asks that a provider has a license where you are, so we need at least your state to list anyone. Your "
        "place stays in your browser, locked, and is gone when you clear your answers."
    )
    form = PlaceForm
    explainer = "matching/guide/explainers/place.html"
    states_law = True

    def applies(self, answers: Answers) -> bool:
        return has_somebody(answers)

    def meaning_of(self, answers: Answers) -> Meaning:
        form = self.read(answers)
        if not isinstance(form, PlaceForm):
            return Meaning()
        return Meaning(where=form.where(), formats=SEEN[form.cleaned_data["seen"] or "unsure"])
