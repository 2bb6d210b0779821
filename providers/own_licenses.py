"""The licenses of a listing as their holder reads them: how each stands, why, what it lets them do, what to do next."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery

from providers.boards import Boards
from providers.dates import today
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
    decisions = Decision.objects.filter(
        license_id=OuterRef("pk"), decided_at__gte=OuterRef("submitted_at")
    )
    licenses = (
        listing.licenses.with_standing()
        .with_authority(on)
        .annotate(
            reason=Subquery(decisions.order_by("-decided_at", "-pk").values("reason")[:1]),
            note=Subquery(decisions.order_by("-decided_at", "-pk").values("note__to_provider")[:1]),
            papers=Count("documents"),
        )
        .order_by("state", "license_type", "pk")
    )
    looks = listing.evidence.filter(fact=Fact.DEA_SCHEDULE).order_by("performed_at", "pk")
    seen = {look.license_id: look for look in looks}
    # A registration holds for one state: one that was noted for the person alone counts where all licenses are of one.
    of_person = seen.get(None) if len({each.state for each in licenses}) == 1 else None
    boards = Boards.now()
    return [_own(license_, seen.get(license_.pk, of_person), boards, on) for license_ in licenses]


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
    for license_ in rows.with_standing().with_authority(on).order_by("state", "pk"):
        if situation_of(license_, on) in ASKS_HOLDER:
            found[license_.provider_id].append(license_)
    return found


def _own(license_: License, dea: Evidence | None, boards: Boards, on: dt.date) -> OwnLicense:
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
        reason=getattr(license_, "reason", None) or "",
        note=getattr(license_, "note", None) or "",
        board=boards.closest(license_.license_type, license_.state),
        dea=dea if counts else None,
        documents=getattr(license_, "papers", 0),
        renewable=license_.expires_on is not None and license_.expires_on <= on + RENEWABLE,
    )
