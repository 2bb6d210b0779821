"""What a form of the reviewers says of an empty field tells what to do: "This field is required" does not."""

import importlib
import pkgutil
from collections.abc import Iterator

from django import forms

import verification.forms
from verification.forms.audit import BeforeForm
from verification.forms.row import RowForm

# Nobody types these: they come from a link or a button.
UNSEEN = (BeforeForm, RowForm)


def form_classes() -> Iterator[type[forms.BaseForm]]:
    for found in pkgutil.iter_modules(verification.forms.__path__):
        module = importlib.import_module(f"verification.forms.{found.name}")
        for each in vars(module).values():
            if isinstance(each, type) and issubclass(each, forms.BaseForm):
                yield each


def test_an_empty_field_is_told_in_our_words() -> None:
    plain = str(forms.Field.default_error_messages["required"])
    silent = {
        f"{each.__name__}.{name}"
        for each in form_classes()
        if each not in UNSEEN
        for name, field in getattr(each, "base_fields", {}).items()
        if field.required
        and not field.widget.is_hidden
        and str(field.error_messages["required"]) == plain
    }
    assert not silent
