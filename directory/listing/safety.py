"""Safety practice in the provider's words, and who hears a complaint."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.listing.looks import Source
from directory.listing.stated import StatedFact, written
from providers.boards import Boards
from providers.models import License, Provider
from providers.vocabulary.state import State


@dataclass(frozen=True)
class ComplaintBody:
    """The board that issued a license; `source` is None where the table does not list it."""

    license_name: str
    state: str
    source: Source | None


def safety_practice(provider: Provider) -> list[StatedFact]:
    """What the provider says on each point that a client should know before a session."""
    return [
        written(
            _("Who is in the room"),
            provider.who_is_in_the_room,
            _("Who stays with me during the session, and what are they trained in?"),
        ),
        written(
            _("Watching over you"),
            provider.monitoring,
            _("What do you measure during the session, and how long do I stay after it?"),
        ),
        written(
            _("Emergency plan"),
            provider.emergency_plan,
            _("What happens if something goes wrong, in the room or later at home?"),
        ),
        written(_("Ride home"), provider.ride_home, _("How do I get home after a session?")),
        written(
            _("Touch"),
            provider.touch_policy,
            _("Is there any touch in a session, and how do I say no to it?"),
        ),
        written(
            _("Consent"),
            provider.consent_policy,
            _("How do you ask for my consent, and can I stop at any time?"),
        ),
    ]


def complaint_bodies(licenses: Iterable[License], boards: Boards) -> list[ComplaintBody]:
    """The boards of the licenses that the page names, each once."""
    found: dict[tuple[str, str], ComplaintBody] = {}
    for license_ in licenses:
        board = boards.closest(license_.license_type, license_.state)
        key = (board.url, "") if board else (license_.license_type, license_.state)
        found.setdefault(
            key,
            ComplaintBody(
                license_.get_license_type_display(),
                str(State(license_.state).label),
                Source(board.name, board.url) if board else None,
            ),
        )
    return list(found.values())
