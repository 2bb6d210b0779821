"""Gives every statement its dates of review."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from matching.library.review import Review
from matching.library.statement import Statement


def dated(value: Any, review: Review) -> Any:
    """The same content, in which every statement has both dates.

    A statement without dates of its own was read in the review of everything. One with its own `reviewed_on` is due again
    after the interval of the review, or earlier if it says so itself.
    """
    if isinstance(value, Statement):
        return _dated_statement(value, review)
    if isinstance(value, Mapping):
        return MappingProxyType({key: dated(item, review) for key, item in value.items()})
    if isinstance(value, tuple):
        return tuple(dated(item, review) for item in value)
    if is_dataclass(value) and not isinstance(value, Review | type):
        inside = {field.name: getattr(value, field.name) for field in fields(value)}
        return replace(value, **{name: dated(item, review) for name, item in inside.items()})
    return value


def _dated_statement(statement: Statement, review: Review) -> Statement:
    own = statement.reviewed_on
    # What is no date is left for the rules to tell of.
    due = review.due_after(own) if isinstance(own, date) else review.next_review
    return replace(
        statement,
        reviewed_on=own or review.reviewed_on,
        next_review=statement.next_review or due,
    )
