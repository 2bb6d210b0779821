"""A write that the database refuses, and by which constraint."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction


def refused_by(name: str, act: Any, /, *args: Any, **fields: Any) -> None:
    """The act fails, and it is this constraint that refuses it."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        act(*args, **fields)
