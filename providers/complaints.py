"""Who hears a complaint about the holder of a license: the board that issued it."""

from collections.abc import Iterable
from dataclasses import dataclass

from providers.boards import Board, board_for
from providers.models import License, Membership, Provider
from providers.vocabulary.state import State


@dataclass(frozen=True)
class ComplaintBody:
    """The board that issued a license; `board` is None where the table of boards does not list it."""

    license_name: str
    state: str
    board: Board | None

    @property
    def name(self) -> str:
        """The board in words, also where we have no name for it."""
        return self.board.name if self.board else f"{self.license_name}, {self.state}"


def named_licenses(provider: Provider) -> list[License]:
    """The licenses that a listing names: its own and, for a practice, those of the people who work there."""
    people = Membership.objects.active().filter(practice=provider).values("member")
    own = License.objects.stated().filter(provider=provider)
    theirs = License.objects.stated().filter(provider__in=people)
    return [*own, *theirs]


def complaint_bodies(licenses: Iterable[License]) -> list[ComplaintBody]:
    """The boards of these licenses, each kind of license in a state once."""
    found: dict[tuple[str, str], ComplaintBody] = {}
    for license_ in licenses:
        key = (license_.license_type, license_.state)
        if key not in found:
            found[key] = ComplaintBody(
                license_.get_license_type_display(),
                str(State(license_.state).label),
                board_for(*key),
            )
    return list(found.values())
