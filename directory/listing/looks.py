"""The last look at each fact: what reviewers saw, where, and for how long it counts."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from directory.listing.addresses import web_address
from providers.boards import Boards
from providers.models import Evidence, License
from providers.vocabulary.checking import Fact, Result


@dataclass(frozen=True)
class Source:
    """Where a client can look for themselves."""

    name: str
    url: str


def last_look(
    evidence: Iterable[Evidence], fact: Fact, license_: License | None = None
) -> Evidence | None:
    """The newest evidence of a fact; of a license, only what was seen since it was last sent for review."""
    for row in evidence:
        if row.fact != fact:
            continue
        if license_ is None or (
            row.license_id == license_.pk and row.performed_at >= license_.submitted_at
        ):
            return row
    return None


def counts(look: Evidence | None, on: dt.date) -> bool:
    """The look confirmed its fact and has not run out."""
    return look is not None and look.result == Result.CONFIRMED and look.valid_until >= on


def source_of(license_: License, look: Evidence | None, boards: Boards) -> Source | None:
    """Where the reviewer looked, else the board's page from the table; None when the board is not listed."""
    if look and (url := web_address(look.source_url)):
        return Source(look.source, url)
    board = boards.closest(license_.license_type, license_.state)
    return Source(board.name, board.url) if board else None
