"""The form of a question: what can be chosen, and what of it is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import TextChoices
from django.utils.datastructures import MultiValueDict
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from matching.answers import Kept
from matching.library.loader import library

# No honest form is longer; a forged one is cut so that it fits into the cookie.
MOST_VALUES, LONGEST_VALUE = 60, 120
Words = Any  # a text, or one that is translated when it is shown
CHOOSE = _("Choose one of these, or press “Skip”.")
TICK = _("Tick at least one of these, or press “Skip”.")


@dataclass(frozen=True)
class Choice:
    """What a choice is called, with a line under it."""

    words: Words
    hint: Words = ""

    def __str__(self) -> str:
        return str(self.words)


def _worded(section: str, name: str) -> str:
    return gettext(library().words[section][name])


# What words.toml calls something, looked up when it is shown.
worded = lazy(_worded, str)
UNSURE = ("unsure", Choice(_("I’m not sure")))
Choices = Iterable[tuple[str, Choice]]


def choices_of(vocabulary: type[TextChoices], only: Iterable[str] | None = None) -> list[Any]:
    """The values of a vocabulary as choices, or those of `only`, in its order."""
    values = list(vocabulary.values if only is None else only)
    return [(value, Choice(vocabulary(value).label)) for value in values]


def one(label: Words, choices: Choices, **options: Any) -> forms.ChoiceField:
    """A field of which one choice is taken."""
    options.setdefault("error_messages", {"required": CHOOSE})
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **options)


def many(label: Words, choices: Choices, **options: Any) -> forms.MultipleChoiceField:
    """A field of which any number of choices is taken."""
    options.setdefault("error_messages", {"required": TICK})
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, **options
    )


class QuestionForm(forms.Form):
    """One page of the guide. `alone` names choices that go with no other, `folded` the fields behind "More", `heard` those
    that are kept even when the question is skipped."""

    alone: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    folded: ClassVar[tuple[str, ...]] = ()
    heard: ClassVar[tuple[str, ...]] = ()
    use_required_attribute = False

    def __init__(self, data: Mapping[str, list[str]] | None = None) -> None:
        super().__init__(None if data is None else MultiValueDict(data), label_suffix="")

    def kept(self) -> Kept:
        """What to keep of the form: the values of its own fields, as they were sent.

        Of a field that takes one value only the last counts, as it does when the form is read: the others were never looked
        at, and a forged form could fill the cookie with them.
        """
        sent: Any = self.data
        found = {}
        for name, field in self.fields.items():
            many_fit = isinstance(field, forms.MultipleChoiceField)
            values = sent.getlist(name)[:MOST_VALUES] if many_fit else sent.getlist(name)[-1:]
            found[name] = [value[:LONGEST_VALUE] for value in values if value]
        return {name: values for name, values in found.items() if values}

    def kept_when_skipped(self) -> Kept:
        """What of it is kept when the question is skipped."""
        return {name: values for name, values in self.kept().items() if name in self.heard}

    def clean(self) -> dict[str, Any]:
        for name, loners in self.alone.items():
            chosen = self.cleaned_data.get(name, [])
            if len(chosen) > 1 and set(chosen) & set(loners):
                loner = next(value for value in chosen if value in loners)
                self.add_error(
                    name,
                    gettext("You ticked “%(choice)s” and something else. Keep one or the other.")
                    % {"choice": self.label_of(name, loner)},
                )
        return self.cleaned_data

    def label_of(self, name: str, value: str) -> str:
        """What a value of a field is called."""
        field: Any = self.fields[name]
        return str(dict(field.choices).get(value, value))

    def described(self) -> list[tuple[str, list[str]]]:
        """The label of each field that was filled in, with what was chosen, in words. Only for a valid form."""
        found = []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            values = value if isinstance(value, list) else [value] if value else []
            if values:
                words = [
                    self.label_of(name, str(each)) if hasattr(field, "choices") else str(each)
                    for each in values
                ]
                found.append((str(field.label), words))
        return found

    @property
    def unfolded_fields(self) -> list[forms.BoundField]:
        """The fields that everybody sees at once."""
        return [field for field in self if field.name not in self.folded]

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """The fields behind "More"."""
        return [self[name] for name in self.folded]

    @property
    def is_unfolded(self) -> bool:
        """Whether something behind "More" was filled in or is wrong, so that it has to be seen."""
        return any(field.errors or field.data for field in self.folded_fields)
