"""The licenses of a listing as their holder reads them: how each stands, why, what it lets them do, what to do next."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F

from providers.boards import Boards
from providers.dates import today
from providers.license_standing import licenses_of
from providers.models import Board, Decision, Evidence, License, Provider
from providers.situations import Situation, last_day, situation_of
from providers.vocabulary.checking import PRESCRIBES, Authority, Fact, Result, RuleAuthority

# From so many days before its end a license can be given its new date.
RENEWABLE = dt.timedelta(days=90)


@dataclass(frozen=True)
class OwnLicense:
    """One license. `reason` and `note` are what came with the verdict that stands; `dea` is the last look that still counts."""

    license: License
    situation: Situation
    last_day: dt.date | None
    reason: str
    note: str
    board: Board | None
    dea: Evidence | None
    documents: int
    renewable: bool

    @property
    def prescribing(self) -> str:
        """Which words tell whether it lets its holder prescribe: an authority, or what is missing."""
        license_ = self.license
        if license_.authority == Authority.NO and license_.rule in PRESCRIBES:
            return "other_routes"
        if license_.authority != Authority.NOT_CONFIRMED:
            return license_.authority
        if license_.rule in PRESCRIBES:
            return "once_checked"
        if license_.rule == RuleAuthority.OWN_AFTER_HOURS:
            return "after_hours"
        return "no_rule"


def own_licenses(listing: Provider) -> list[OwnLicense]:
    """The listing's own licenses, each with its standing today; the number of queries does not grow with them."""
    on = today()
    licenses = sorted(
        licenses_of([listing.pk], on), key=lambda each: (each.state, each.license_type, each.pk)
    )
    papers = listing.documents.order_by().values_list("license").annotate(Count("pk"))
    said = _Said(_last_decisions(listing), dict(papers))
    looks = listing.evidence.filter(fact=Fact.DEA_SCHEDULE).order_by("performed_at", "pk")
    seen = {look.license_id: look for look in looks}
    # A registration holds for one state: one that was noted for the person alone counts where all licenses are of one.
    of_person = seen.get(None) if len({each.state for each in licenses}) == 1 else None
    boards = Boards.now()
    return [_own(each, said, seen.get(each.pk, of_person), boards, on) for each in licenses]


# What only the holder can put right.
ASKS_HOLDER = (
    Situation.NEED_MORE,
    Situation.COULD_NOT_CONFIRM,
    Situation.DOES_NOT_MATCH,
    Situation.ENDED,
)


def asking_their_holder(listings: Iterable[Provider]) -> dict[int, list[License]]:
    """Of each listing the licenses about which its holder has to do something, in one query."""
    on, found = today(), defaultdict(list)
    rows = License.objects.filter(provider__in=[each.pk for each in listings])
    for license_ in rows.with_standing().with_badge(on).order_by("state", "pk"):
        if situation_of(license_, on) in ASKS_HOLDER:
            found[license_.provider_id].append(license_)
    return found


@dataclass(frozen=True)
class _Said:
    """By license: the decision that stands, and how many documents there are."""

    decisions: dict[uuid.UUID, Decision]
    papers: dict[uuid.UUID, int]


def _last_decisions(listing: Provider) -> dict[uuid.UUID, Decision]:
    decisions = Decision.objects.filter(
        license__provider=listing, decided_at__gte=F("license__submitted_at")
    )
    # The last one is kept.
    rows = decisions.select_related("note").order_by("decided_at", "pk")
    return {each.license_id: each for each in rows}


def _own(
    license_: License, said: _Said, dea: Evidence | None, boards: Boards, on: dt.date
) -> OwnLicense:
    decision = said.decisions.get(license_.pk)
    situation = situation_of(license_, on)
    counts = (
        dea is not None
        and (dea.license_id is None or dea.performed_at >= license_.submitted_at)
        and dea.result == Result.CONFIRMED
        and dea.valid_until >= on
    )
    return OwnLicense(
        license=license_,
        situation=situation,
        last_day=last_day(license_, situation),
        reason=decision.reason if decision else "",
        note=_note(decision),
        board=boards.closest(license_.license_type, license_.state),
        dea=dea if counts else None,
        documents=said.papers.get(license_.pk, 0),
        renewable=license_.expires_on is not None and license_.expires_on <= on + RENEWABLE,
    )


def _note(decision: Decision | None) -> str:
    note = getattr(decision, "note", None)
    return str(note.to_provider) if note else ""
