"""The fields of one service: five facts, words, and for each phase how often and for how much."""

import re
import unicodedata
from functools import partial
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy

from providers.forms import faults
from providers.forms.section import TextField
from providers.vocabulary.treatment import (
    Format,
    Molecule,
    Phase,
    Psychotherapy,
    Route,
    TreatmentModel,
)

FACTS = ("molecule", "route", "model", "therapy", "format")
HIGHEST_PRICE = 1_000_000
PRICE = re.compile(r"\A\$? ?([0-9]{1,3}(?:,[0-9]{3})*|[0-9]+)(?:\.00)?\Z", re.ASCII)
MOST_SESSIONS = 100


def _pick(choices: type[TextChoices], label: Any) -> partial[forms.ChoiceField]:
    return partial(
        forms.ChoiceField,
        choices=[("", gettext_lazy("Choose one")), *choices.choices],
        label=label,
        required=False,
    )


def _number(label: Any, least: int, most: int) -> partial[forms.IntegerField]:
    return partial(
        forms.IntegerField,
        label=label,
        required=False,
        min_value=least,
        max_value=most,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=faults.number(least, most),
    )


def plain_price(typed: str) -> str:
    """A price without the signs around its digits: "$1,200.00" is "1200"; whatever else is typed stays as it is."""
    plain = unicodedata.normalize("NFKC", typed).strip()
    return PRICE.sub(lambda found: found[1].replace(",", ""), plain)


class PriceField(forms.IntegerField):
    """Whole dollars, as people write them."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python(plain_price(value) if isinstance(value, str) else value)


def _price(label: Any) -> partial[PriceField]:
    return partial(
        PriceField,
        label=label,
        required=False,
        min_value=0,
        max_value=HIGHEST_PRICE,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=faults.price(HIGHEST_PRICE),
    )


def _phase_fields() -> dict[str, Any]:
    """For each phase how many sessions a usual course has of it, and the price of one."""
    found: dict[str, Any] = {}
    for phase, sessions, low, high in (
        (
            Phase.PREPARATION,
            gettext_lazy("Preparation: sessions"),
            gettext_lazy("Preparation: lowest price of a session, in dollars"),
            gettext_lazy("Preparation: highest price of a session, in dollars"),
        ),
        (
            Phase.DOSING,
            gettext_lazy("Dosing: sessions"),
            gettext_lazy("Dosing: lowest price of a session, in dollars"),
            gettext_lazy("Dosing: highest price of a session, in dollars"),
        ),
        (
            Phase.INTEGRATION,
            gettext_lazy("Integration: sessions"),
            gettext_lazy("Integration: lowest price of a session, in dollars"),
            gettext_lazy("Integration: highest price of a session, in dollars"),
        ),
    ):
        found[f"{phase.value}_sessions"] = _number(sessions, 1, MOST_SESSIONS)
        found[f"{phase.value}_low"] = _price(low)
        found[f"{phase.value}_high"] = _price(high)
    return found


ITEM_FIELDS: dict[str, Any] = {
    "molecule": _pick(Molecule, gettext_lazy("Medicine")),
    "route": _pick(Route, gettext_lazy("How it is given")),
    "model": _pick(TreatmentModel, gettext_lazy("Treatment model")),
    "therapy": _pick(Psychotherapy, gettext_lazy("Talk therapy")),
    "format": _pick(Format, gettext_lazy("Where")),
    "description": partial(TextField, label=gettext_lazy("In your words"), max_length=1000),
    **_phase_fields(),
}
