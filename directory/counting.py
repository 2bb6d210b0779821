"""Which visits count for the figures that providers see: those of people, and not of those who keep listings."""

import re
from collections.abc import Iterable

from django.http import HttpRequest

from providers.tally import tally
from providers.vocabulary.figure import FigureKind

# Programs that say what they are; those that do not cannot be told from people.
ROBOT = re.compile(
    r"bot\b|bot[/_-]|crawl|spider|slurp|preview|headless|lighthouse|curl|wget|python|java/|go-http|http-?client|monitor|facebookexternalhit",
    re.IGNORECASE,
)


def count_view(request: HttpRequest, provider: int) -> None:
    """The page of the listing with this key was opened."""
    _count(request, FigureKind.VIEW, [provider])


def count_results(request: HttpRequest, providers: Iterable[int]) -> None:
    """The listings with these keys stood on a page of results. What was searched for is not looked at."""
    _count(request, FigureKind.RESULT, providers)


def _count(request: HttpRequest, kind: FigureKind, providers: Iterable[int]) -> None:
    if _is_a_client(request):
        tally.add(kind, providers)


def _is_a_client(request: HttpRequest) -> bool:
    """Clients have no account: whoever is signed in looks after a listing, their own or another one."""
    agent = request.headers.get("User-Agent", "")
    asked_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    if request.method != "GET" or asked_ahead or not agent or ROBOT.search(agent):
        return False
    return not request.user.is_authenticated
