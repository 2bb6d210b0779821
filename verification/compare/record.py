"""A license as submitted beside a board's record of it, and what follows from the two for each fact."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.vocabulary.checking import Result
from providers.vocabulary.license import LicenseType
from verification.compare.dates import compare_dates
from verification.compare.likeness import SAME, Comparison, Likeness
from verification.compare.names import compare_names
from verification.compare.numbers import compare_numbers


class BoardStatus(TextChoices):
    """What boards say of a license, in few words."""

    ACTIVE = "active", gettext_lazy("Active")
    LIMITED = "limited", gettext_lazy("Active, with limits or on probation")
    EXPIRED = "expired", gettext_lazy("Expired or lapsed")
    INACTIVE = "inactive", gettext_lazy("Inactive or retired")
    SUSPENDED = "suspended", gettext_lazy("Suspended")
    REVOKED = "revoked", gettext_lazy("Revoked or given up")
    NOT_FOUND = "not_found", gettext_lazy("No such license is shown")


class BoardDiscipline(TextChoices):
    NONE = "none", gettext_lazy("None shown")
    SHOWN = "shown", gettext_lazy("An action is shown")
    NOT_SAID = "not_said", gettext_lazy("The page does not say")


ACTIVE = (BoardStatus.ACTIVE, BoardStatus.LIMITED)
ADVERSE = (BoardStatus.SUSPENDED, BoardStatus.REVOKED)


@dataclass(frozen=True)
class Submitted:
    """What the holder stated."""

    name: str
    license_type: str
    number: str
    issued_on: dt.date | None = None
    expires_on: dt.date | None = None
    compact_states: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown(Submitted):
    """What the board shows; of a license that it does not know, only the status."""

    status: str = ""
    discipline: str = BoardDiscipline.NOT_SAID
    discipline_words: str = ""


@dataclass(frozen=True)
class Difference:
    """One field of the two; `blocks` where a license that differs so is not the one that was submitted."""

    field: str
    label: str
    comparison: Comparison
    blocks: bool = False

    @property
    def is_none(self) -> bool:
        return self.comparison.likeness == Likeness.SAME


def differences(submitted: Submitted, shown: Shown, same_person: bool = False) -> list[Difference]:
    """Every field, compared; `same_person` is the reviewer's word that another name is that of the holder."""
    if shown.status == BoardStatus.NOT_FOUND:
        return []
    name = compare_names(submitted.name, shown.name)
    number = compare_numbers(submitted.number, shown.number)
    kind, compacts = _types(submitted, shown), _compacts(submitted, shown)
    return [
        Difference(
            "name", _("Name"), name, blocks=name.likeness > Likeness.CLOSE and not same_person
        ),
        Difference("license_type", _("License type"), kind, blocks=kind.likeness > Likeness.CLOSE),
        Difference("number", _("Number"), number, blocks=number.likeness > Likeness.CLOSE),
        Difference("issued_on", _("Issued"), compare_dates(submitted.issued_on, shown.issued_on)),
        Difference(
            "expires_on", _("Valid until"), compare_dates(submitted.expires_on, shown.expires_on)
        ),
        Difference(
            "compact_states",
            _("Other states"),
            compacts,
            blocks=compacts.likeness > Likeness.CLOSE,
        ),
    ]


def status_result(submitted: Submitted, shown: Shown, same_person: bool = False) -> Result:
    """Whether this license is active, by what the board shows."""
    if shown.status == BoardStatus.NOT_FOUND:
        return Result.NOT_FOUND
    if shown.status in ADVERSE:
        return Result.ADVERSE
    found = differences(submitted, shown, same_person)
    if shown.status in ACTIVE and not any(each.blocks for each in found):
        return Result.CONFIRMED
    return Result.DIFFERS


def expiry_result(submitted: Submitted, shown: Shown) -> Result | None:
    """Whether it ends when the holder says; None where the board does not show it."""
    if shown.status == BoardStatus.NOT_FOUND or shown.expires_on is None:
        return None
    compared = compare_dates(submitted.expires_on, shown.expires_on)
    return Result.DIFFERS if compared.likeness == Likeness.DIFFERENT else Result.CONFIRMED


def discipline_result(shown: Shown) -> Result | None:
    """Not found is the good one: the record names no action. None where it does not say."""
    return {
        BoardDiscipline.NONE.value: Result.NOT_FOUND,
        BoardDiscipline.SHOWN.value: Result.ADVERSE,
    }.get(shown.discipline)


def _types(submitted: Submitted, shown: Shown) -> Comparison:
    if submitted.license_type == shown.license_type:
        return SAME
    if not shown.license_type:
        return Comparison(Likeness.NOT_SHOWN, _("The source does not show it."))
    words = _("The board shows another type: %(type)s.")
    return Comparison(Likeness.DIFFERENT, words % {"type": LicenseType(shown.license_type).label})


def _compacts(submitted: Submitted, shown: Shown) -> Comparison:
    missing = sorted(set(submitted.compact_states) - set(shown.compact_states))
    more = sorted(set(shown.compact_states) - set(submitted.compact_states))
    if missing:
        words = _("Not on the record: %(states)s.") % {"states": ", ".join(missing)}
        return Comparison(Likeness.DIFFERENT, words)
    if more:
        words = _("Not submitted, but on the record: %(states)s.") % {"states": ", ".join(more)}
        return Comparison(Likeness.CLOSE, words)
    return SAME
