"""Whether a license lets its holder prescribe ketamine, in words, with the rule it follows from."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalog.standing import PRESCRIBERS, STRENGTH
from directory.listing.looks import counts, last_look
from directory.listing.record import Record
from providers.models import Evidence, License, PrescribingRule
from providers.vocabulary.checking import (
    PRESCRIBES,
    REFUSED_VERDICTS,
    Authority,
    Fact,
    RuleAuthority,
)
from providers.vocabulary.state import State
from providers.vocabulary.treatment import Route


@dataclass(frozen=True)
class Prescribing:
    """`authority` holds for at least one of the routes in `covered`, and for none in `not_covered`.

    Both are empty where neither the law nor a reviewer tells routes apart. `why` says what is missing when nothing is confirmed,
    `overridden_at` when a reviewer found of this one license what stands here in place of the law.
    `dea` is the last look at the holder's registration, and `dea_counts` whether it still counts.
    """

    authority: Authority
    why: str
    covered: tuple[str, ...]
    not_covered: tuple[str, ...]
    rule: PrescribingRule | None
    overridden_at: dt.datetime | None
    dea: Evidence | None
    dea_counts: bool

    @property
    def prescribes(self) -> bool:
        """On own authority, or with a collaborating physician."""
        return self.authority in PRESCRIBERS


def prescribing(record: Record, license_: License) -> Prescribing:
    """What follows from the license, the law of its state, and the routes that the listing offers."""
    rule = record.rules.get((license_.license_type, license_.state))
    authority = Authority(license_.authority)
    covered: list[str] = []
    not_covered: list[str] = []
    if license_.badge and license_.rule_routes and license_.rule in PRESCRIBES:
        offered = {service.route for service in record.services}
        for route in Route:
            if not offered or route in offered:
                allowed = route in license_.rule_routes
                (covered if allowed else not_covered).append(str(route.label))
        authority = Authority(license_.rule) if covered else Authority.NO
    dea = _dea(record, license_)
    return Prescribing(
        authority=authority,
        why=_why(license_, rule) if authority == Authority.NOT_CONFIRMED else "",
        covered=tuple(covered),
        not_covered=tuple(not_covered),
        rule=rule,
        overridden_at=license_.overridden_at,
        dea=dea,
        dea_counts=counts(dea, record.on),
    )


def by_state(shown: Iterable[tuple[str, Authority]]) -> dict[Authority, list[str]]:
    """State names under the strongest authority that a license has there; the states where nobody prescribes are left out."""
    strongest: dict[str, Authority] = {}
    for state, authority in shown:
        strongest[state] = max(
            strongest.get(state, Authority.NO), authority, key=lambda each: STRENGTH.index(each)
        )
    found: dict[Authority, list[str]] = {}
    for state, authority in sorted(strongest.items()):
        if authority != Authority.NO:
            found.setdefault(authority, []).append(str(State(state).label))
    return found


def left_open(record: Record) -> bool:
    """Nobody can say no for this listing: it names no license, or one that a reviewer did not find as stated would decide.

    Such a license is not shown, so neither is its state; that it was stated still keeps "unknown" from reading as "no".
    """
    refused = [each for each in record.licenses if each.verdict in REFUSED_VERDICTS]
    return not record.licenses or any(each.authority == Authority.NOT_CONFIRMED for each in refused)


def _why(license_: License, rule: PrescribingRule | None) -> str:
    if license_.overridden_at and not license_.badge:
        return _("The license has no valid check.")
    if rule is None:
        return _("We have no rule for this kind of license in this state yet.")
    if rule.authority == RuleAuthority.NOT_CONFIRMED:
        return _("We could not confirm what the law of the state says.")
    if not rule.has_counted:
        return _("Nobody here has yet confirmed what the law of the state says.")
    if rule.authority == RuleAuthority.OWN_AFTER_HOURS:
        return _("The law asks for supervised hours first, and no public list shows those.")
    return _("The license has no valid check.") if not license_.badge else ""


def _dea(record: Record, license_: License) -> Evidence | None:
    """The last look at a DEA registration for this license.

    A registration holds for one state. One that was noted for the person alone counts where all their licenses are of one.
    """
    if look := last_look(record.evidence, Fact.DEA_SCHEDULE, license_):
        return look
    held = [each for each in record.licenses if each.provider_id == license_.provider_id]
    if len({each.state for each in held}) > 1:
        return None
    of_person = [
        row
        for row in record.evidence
        if row.provider_id == license_.provider_id and row.license_id is None
    ]
    return last_look(of_person, Fact.DEA_SCHEDULE)
