"""What the forms of all sections share: they read what was typed, say what is wrong, and write what is right."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import TextChoices
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.forms import faults
from providers.listing_backing import Backing
from providers.models import Provider
from providers.models.draft import Section
from providers.wording import wordings_in

# What was typed, by the names of the fields; a field that is empty is not there.
Typed = dict[str, list[str]]
NONE_OF_THESE = "none_of_these"


class StatedListFormField(forms.MultipleChoiceField):
    """Boxes for a list that can be left unsaid (None), or stated to be empty by a box of its own ([])."""

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self, values: type[TextChoices], *, most: int | None = None, **options: Any
    ) -> None:
        self.most = most
        choices = [*values.choices, (NONE_OF_THESE, gettext_lazy("None of these"))]
        super().__init__(choices=choices, required=False, **options)

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        if not chosen:
            return None
        if NONE_OF_THESE not in chosen:
            if self.most and len(chosen) > self.most:
                raise forms.ValidationError(
                    _("Choose at most %(most)d. You chose %(chosen)d: take away some.")
                    % {"most": self.most, "chosen": len(chosen)}
                )
            return chosen
        if len(chosen) > 1:
            raise forms.ValidationError(
                _("Choose either “None of these” or some of the others, not both.")
            )
        return []


class SectionForm(forms.Form):
    """A section of a listing. Fields are named like those of `Provider`, unless a section says otherwise."""

    section: ClassVar[Section]
    # What reads "Not stated" on the listing's page while it is blank, in the words of that page; the rest is simply not there.
    open_facts: ClassVar[dict[str, Any]] = {}
    # What each thing of a section of things has; a section without things has none.
    item_fields: ClassVar[dict[str, Any]] = {}
    use_required_attribute = False

    def __init__(self, typed: Typed, *, backing: Backing, checked: bool) -> None:
        """A form of what was `typed`; one that is not `checked` shows it without finding faults, as it is before anybody typed."""
        self.typed, self.backing = typed, backing
        self.warnings: dict[str, list[str]] = {}
        super().__init__(data=MultiValueDict(typed) if checked else None)
        self.add_fields()
        for name, field in self.fields.items():
            values = typed.get(name, [])
            many = isinstance(field, forms.MultipleChoiceField)
            self.initial[name] = values if many else (values[0] if values else "")
            if not checked:
                field.widget.attrs.pop("aria-invalid", None)

    def add_fields(self) -> None:
        """Fields that depend on what was typed."""

    @classmethod
    def typed_of(cls, listing: Provider) -> Typed:
        """What the public listing says, as it would have been typed."""
        found: dict[str, list[str]] = {}
        for name, field in cls.base_fields.items():
            value = getattr(listing, name)
            if isinstance(field, StatedListFormField):
                found[name] = [NONE_OF_THESE] if value == [] else list(value or [])
            else:
                found[name] = ["" if value is None else str(value)]
        return tidy(found)

    @classmethod
    def known(cls, name: str) -> bool:
        """Whether the section has a field of that name: nothing else that is sent is kept."""
        return name in cls.base_fields

    def put(self, listing: Provider) -> None:
        """Write what is right into the rows of the listing; call it in a transaction, with a valid form."""
        for name in self.base_fields:
            setattr(listing, name, self.cleaned_data[name])
        listing.save()

    def blanks(self) -> list[str]:
        """The names of what clients will see as "not stated"."""
        return [str(fact) for name, fact in self.open_facts.items() if not self.typed.get(name)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and isinstance(self.fields[name], TextField | ShortTextField):
                self._read_wording(name, value)
        return cleaned

    def own_fields(self) -> list[forms.BoundField]:
        """The fields that are columns of the listing, for its page."""
        return [self[name] for name in self.base_fields]

    def faults(self) -> Iterator[tuple[str, str]]:
        """What is wrong, in the order of the page: where it stands there, and the words."""
        for field in self.own_fields():
            yield from faults_of(field)

    def warn(self, name: str, words: str) -> None:
        """Point at something that does not keep the section from becoming public."""
        self.warnings.setdefault(name, []).append(words)

    def _read_wording(self, name: str, text: str) -> None:
        for found in wordings_in(text, certified=self.backing.certified):
            if found.blocks:
                self.add_error(name, str(found))
            else:
                self.warn(name, str(found))

    def said(self) -> Iterator[tuple[str, str, str]]:
        """Each field that says something: its name, its label, and its words."""
        for name, field in self.fields.items():
            values = self.typed.get(name, [])
            if values and not isinstance(field.widget, forms.HiddenInput):
                yield name, str(field.label), words_of(field, values)


class TextField(forms.CharField):
    """A text in the provider's own words."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, error_messages=faults.LENGTH, **options)
        # The length is told in words; a browser that cut the text off would lose what was typed.
        self.widget.attrs = {"rows": 5, "class": "textarea"}


class ShortTextField(forms.CharField):
    """A line in the provider's own words."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, error_messages=faults.LENGTH, **options)
        self.widget.attrs.pop("maxlength", None)


def faults_of(field: forms.BoundField) -> Iterator[tuple[str, str]]:
    """What is wrong with one field; boxes are reached by the first of them."""
    for words in field.errors:
        yield field.id_for_label or f"{field.auto_id}_0", str(words)


def words_of(field: forms.Field, values: list[str]) -> str:
    """What was typed into a field, in the words that the page shows."""
    if isinstance(field, forms.BooleanField):
        return _("yes")
    if isinstance(field, forms.ChoiceField):
        labels = {str(value): str(label) for value, label in _flat(field.choices)}
        return ", ".join(labels.get(value, value) for value in values)
    return values[0]


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label


def tidy(typed: Mapping[str, list[str]]) -> Typed:
    """The same without what is empty, and with one way of ending lines, so that two of them can be compared."""
    lines = {
        name: [value.replace("\r\n", "\n").strip() for value in values]
        for name, values in typed.items()
    }
    return {
        name: kept for name, values in lines.items() if (kept := [each for each in values if each])
    }
