"""Who hears a complaint about the holder of a license: the board that issued it."""

from collections.abc import Iterable
from dataclasses import dataclass

from providers.boards import Boards
from providers.models import Board, License, Membership, Provider
from providers.vocabulary.state import State


@dataclass(frozen=True)
class ComplaintBody:
    """The board that issued a license; `board` is None where the table of boards does not list it.

    `register` is then a nationwide one where such a license can be looked up: it hears no complaints.
    """

    license_name: str
    state: str
    board: Board | None
    register: Board | None

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


def complaint_bodies(
    licenses: Iterable[License], boards: Boards | None = None
) -> list[ComplaintBody]:
    """The boards of these licenses, each once; `boards` is the table where the page has read it already."""
    boards = boards or Boards.now()
    found: dict[tuple[str, str], ComplaintBody] = {}
    for license_ in licenses:
        closest = boards.closest(license_.license_type, license_.state)
        board = closest if closest and closest.state else None
        key = (board.url, "") if board else (license_.license_type, license_.state)
        found.setdefault(
            key,
            ComplaintBody(
                license_.get_license_type_display(),
                str(State(license_.state).label),
                board,
                register=None if board else closest,
            ),
        )
    return list(found.values())
