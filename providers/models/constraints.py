"""Constraints that several tables share."""

from django.db.models import BinaryField, CheckConstraint, Choices, F, Func, Q
from django.db.models.lookups import Exact

# What everything that `accounts.at_rest` locks begins with.
LOCKED_PREFIX = b"gAAAA"


def one_of(model: str, field: str, choices: type[Choices], blank: bool = False) -> CheckConstraint:
    """The database knows the values of `field` too; `blank` lets the empty string stand for "not stated"."""
    values = [*choices.values, *([""] if blank else [])]
    return CheckConstraint(condition=Q(**{f"{field}__in": values}), name=f"{model}_{field}_known")


def some_of(model: str, field: str, choices: type[Choices]) -> CheckConstraint:
    """Every element of the array `field` is a known value; NULL, "not stated", passes."""
    return CheckConstraint(
        condition=Q(**{f"{field}__contained_by": list(choices.values)}),
        name=f"{model}_{field}_known",
    )


def together(model: str, name: str, *fields: str) -> CheckConstraint:
    """Either all of `fields` are set or none: who and when belong together."""
    all_set = Q(**{f"{field}__isnull": False for field in fields})
    none_set = Q(**{f"{field}__isnull": True for field in fields})
    return CheckConstraint(condition=all_set | none_set, name=f"{model}_{name}")


def is_locked(model: str, field: str) -> CheckConstraint:
    """A text that somebody forgot to lock does not get in."""
    # Django's own Substr would make a text of the bytes.
    first = Func(F(field), 1, len(LOCKED_PREFIX), function="SUBSTRING", output_field=BinaryField())
    return CheckConstraint(condition=Q(Exact(first, LOCKED_PREFIX)), name=f"{model}_is_locked")
