"""What a field of a form offers."""

from typing import Any

from django import forms


def choices_of(field: forms.Field) -> list[str]:
    """The values a person can choose, in the order shown."""
    assert isinstance(field, forms.ChoiceField | forms.MultipleChoiceField)
    # Django's own type of it also covers what a field is made with.
    choices: Any = field.choices
    return [value for value, _ in choices]
