"""Constraints that several tables share."""

from django.db.models import CheckConstraint, Choices, Q


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
