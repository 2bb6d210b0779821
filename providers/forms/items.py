"""Sections that hold a number of things of one kind, each with fields of its own, all in one form.

A thing has a key that only orders it in the draft; no key of a row is ever sent, so that none of somebody else can come back.
"""

import re
import secrets
import time
from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _

from providers.forms.section import SectionForm, Typed, faults_of, tidy
from providers.models import Provider

MOST_ITEMS = 20
REMOVE = "remove"
NAME = re.compile(r"\Aitem-([a-z][0-9a-f]{1,20})-([a-z_]{1,40})\Z")


def live_key(number: int) -> str:
    """The key of a thing that is public; such keys come before new ones."""
    return f"a{number:04x}"


def new_key() -> str:
    """A key after all others; two people who add a thing at once get two."""
    return f"z{int(time.time() * 1000):012x}{secrets.token_hex(2)}"


class ItemsForm(SectionForm):
    """Fields `item-<key>-<field>` for each thing, and one more thing that is still blank."""

    def add_fields(self) -> None:
        self.keys = sorted({match[1] for name in self.typed if (match := NAME.match(name))})
        self.shown_keys = self.keys or [new_key()]
        for key in self.shown_keys:
            for name, make in self.item_fields.items():
                self.fields[self.field(key, name)] = make()
            self.fields[self.field(key, REMOVE)] = forms.BooleanField(
                label=_("Take this away"), required=False
            )

    def with_blank(self) -> Typed:
        """What was typed, and one more thing to fill in."""
        first = next(iter(self.item_fields))
        return self.typed | {self.field(new_key(), first): [""]}

    @staticmethod
    def field(key: str, name: str) -> str:
        """The name of a field of one thing."""
        return f"item-{key}-{name}"

    @classmethod
    def known(cls, name: str) -> bool:
        match = NAME.match(name)
        return bool(match and match[2] in {*cls.item_fields, REMOVE}) or super().known(name)

    @classmethod
    def typed_of(cls, listing: Provider) -> Typed:
        found = super().typed_of(listing)
        for number, row in enumerate(cls.rows(listing)):
            for name, values in cls.typed_of_row(row).items():
                found[cls.field(live_key(number), name)] = values
        return tidy(found)

    @classmethod
    def rows(cls, listing: Provider) -> list[Any]:
        """The rows of the listing, in their order."""
        raise NotImplementedError

    @classmethod
    def typed_of_row(cls, row: Model) -> dict[str, list[str]]:
        """One of them as it would have been typed."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for key in self.keys:
            if self.is_removed(key) or self.is_blank(key):
                for name in self.item_fields:
                    self.errors.pop(self.field(key, name), None)
                    self.warnings.pop(self.field(key, name), None)
        kept = list(self.kept())
        if len(kept) > MOST_ITEMS:
            self.add_error(
                None, _("A listing has room for %(most)d of these.") % {"most": MOST_ITEMS}
            )
        for key in kept:
            self.clean_item(
                key, {name: cleaned.get(self.field(key, name)) for name in self.item_fields}
            )
        return cleaned

    def clean_item(self, key: str, values: dict[str, Any]) -> None:
        """Find what is wrong with one thing."""
        raise NotImplementedError

    def kept(self) -> Iterator[str]:
        """The keys of what is neither blank nor taken away."""
        return (key for key in self.keys if not self.is_removed(key) and not self.is_blank(key))

    def values(self, key: str) -> dict[str, Any]:
        """The cleaned values of one thing."""
        return {name: self.cleaned_data.get(self.field(key, name)) for name in self.item_fields}

    def is_removed(self, key: str) -> bool:
        return bool(self.typed.get(self.field(key, REMOVE)))

    def is_blank(self, key: str) -> bool:
        return not any(any(self.typed.get(self.field(key, name), [])) for name in self.item_fields)

    def items(self) -> list[dict[str, Any]]:
        """What the page shows of each thing."""
        return [
            {
                "number": number,
                "removed": self.is_removed(key),
                "remove": self[self.field(key, REMOVE)],
                "fields": [self[self.field(key, name)] for name in self.item_fields],
                "legend": "",
                "phases": [],
            }
            for number, key in enumerate(self.shown_keys, 1)
        ]

    def faults(self) -> Iterator[tuple[str, str]]:
        """As every section; where there are several things, each fault says of which it is."""
        for item in self.items():
            named = f"{item['legend']}: " if len(self.shown_keys) > 1 else ""
            fields = [*item["fields"], *(field for phase in item["phases"] for field in phase)]
            for field in fields:
                yield from ((where, f"{named}{words}") for where, words in faults_of(field))
        yield from super().faults()

    def said(self) -> Iterator[tuple[str, str, str]]:
        """As every section; the fields of a thing are told with its number, and not at all once it is taken away."""
        for name, label, words in super().said():
            match = NAME.match(name)
            if not match:
                yield name, label, words
            elif not self.is_removed(match[1]):
                yield name, f"{self.shown_keys.index(match[1]) + 1}. {label}", words
