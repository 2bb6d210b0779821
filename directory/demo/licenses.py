"""Licenses, and the history that put each of them into its situation."""

import datetime as dt

from directory.demo.cases import Situation
from directory.demo.chance import Chance
from directory.demo.evidence import Looks
from directory.demo.professions import Training
from providers.models import Decision, License
from providers.vocabulary.checking import Result, Verdict
from providers.vocabulary.license import LicenseType

# Days since a license was sent in, from and to.
SENT = {
    Situation.EXPIRED: (150, 900),
    Situation.LAPSED: (155, 900),
    Situation.WAITING: (3, 6),
    Situation.NEED_MORE: (4, 40),
    Situation.COULD_NOT_CONFIRM: (8, 60),
    Situation.DOES_NOT_MATCH: (4, 60),
    Situation.DISCIPLINED: (20, 300),
}
REASONS = {
    Verdict.VERIFIED: (
        "Name, number, status and end date agree with the board's record.",
        "The board shows the license as active; all fields agree.",
        "Active on the board's site. The middle name is missing there, everything else agrees.",
    ),
    Verdict.NEED_MORE: (
        "The number has one sign fewer than the board's numbers. Asked for a copy of the license.",
        "The board knows the name with another number. Asked which one is right.",
        "The end date on the form is past. Asked whether the license was renewed.",
    ),
    Verdict.COULD_NOT_CONFIRM: (
        "The board's site was down three times and nobody answered the telephone.",
        "The board does not show this license type to the public and has not replied.",
    ),
    Verdict.DOES_NOT_MATCH: (
        "The number belongs to somebody with another name.",
        "The board shows this number as a license of another type.",
    ),
    Verdict.DISCIPLINED: ("The board shows a public order that limits this license.",),
}
# How many wait, or waited, for longer than the two business days that they may.
LATE = 0.04
# How long a look counts in the demo, with some days in hand.
COUNTS = 85
# A verdict that a look with this result came to.
OTHER_ENDS = {
    Situation.NEED_MORE: (Verdict.NEED_MORE, Result.NOT_FOUND),
    Situation.COULD_NOT_CONFIRM: (Verdict.COULD_NOT_CONFIRM, Result.NOT_FOUND),
    Situation.DOES_NOT_MATCH: (Verdict.DOES_NOT_MATCH, Result.DIFFERS),
    Situation.DISCIPLINED: (Verdict.DISCIPLINED, Result.CONFIRMED),
}
# Some states whose psychologists may see clients of each other's states by video under a compact (PSYPACT).
COMPACT = ("AZ", "CO", "GA", "IL", "MD", "MN", "NC", "NV", "OH", "PA", "TX", "UT", "VA", "WA")


def days_since_sent(situation: Situation, chance: Chance) -> int:
    """How long ago a license that is in this situation now may have been sent in."""
    if situation == Situation.WAITING and not chance.often(LATE):
        return 1
    if situation in SENT:
        return chance.randint(*SENT[situation])
    return chance.randint(3, 90) if chance.often(0.3) else chance.randint(91, 900)


def add_license(
    looks: Looks, training: Training, state: str, situation: Situation, *, number: str, sent: int
) -> License:
    """A license sent in `sent` days ago that has come into `situation`, with its evidence and decisions."""
    world, provider, chance = looks.world, looks.provider, looks.chance
    since = provider.practicing_since or world.today.year - chance.randint(4, 20)
    license_ = License(
        id=chance.uuid(),
        provider=provider,
        license_type=training.license_type,
        specialty=training.specialty,
        state=state,
        number=number,
        issued_on=dt.date(min(since, world.today.year - 4), chance.randint(1, 12), 15),
        submitted_at=world.moment(sent, chance),
    )
    if training.license_type == LicenseType.PSYCHOLOGIST and state in COMPACT and chance.often(0.4):
        license_.compact_states = sorted(chance.sample([s for s in COMPACT if s != state], 3))
    looks.rows.licenses.append(license_)
    _HISTORIES.get(situation, _other_end)(looks, license_, situation, sent)
    return license_


def _current(looks: Looks, license_: License, situation: Situation, sent: int) -> None:
    """Decided verified; looked at again since where that was long ago."""
    chance = looks.chance
    days = chance.randint(1, 24) if situation == Situation.EXPIRING else chance.randint(30, 720)
    license_.expires_on = looks.world.day(-days)
    last = chance.randint(1, max(1, min(COUNTS, sent - 1)))
    _verify(looks, license_, sent, last)


def _expired(looks: Looks, license_: License, situation: Situation, sent: int) -> None:
    """Verified once; its own end has passed since."""
    ended = looks.chance.randint(1, 80)
    license_.expires_on = looks.world.day(ended)
    _verify(looks, license_, sent, looks.chance.randint(ended + 2, ended + 60))


def _lapsed(looks: Looks, license_: License, situation: Situation, sent: int) -> None:
    """Verified once; the last look is too old to count."""
    license_.expires_on = looks.world.day(-looks.chance.randint(60, 500))
    _verify(looks, license_, sent, looks.chance.randint(95, 150))


def _verify(looks: Looks, license_: License, sent: int, last: int) -> None:
    """Decided soon after it was sent in, and looked at again `last` days ago where that was a month later, or the first look is over."""
    first = _decided_after(looks, license_, sent)
    _decide(looks, license_, looks.at_license(license_, first))
    if last < first and (first - last > 30 or first > COUNTS):
        looks.at_license(license_, last)


def _decided_after(looks: Looks, license_: License, sent: int) -> int:
    """How many days ago a license was decided: on the next day, which is in time whatever day that is, but for a few."""
    late = looks.world.chance("late", license_.number).often(LATE) and sent > 8
    return sent - 7 if late else max(1, sent - 1)


def _waiting(looks: Looks, license_: License, situation: Situation, sent: int) -> None:
    """Nobody has looked yet."""
    license_.expires_on = looks.world.day(-looks.chance.randint(60, 700))


def _other_end(looks: Looks, license_: License, situation: Situation, sent: int) -> None:
    """Looked at, and not verified."""
    chance = looks.chance
    license_.expires_on = looks.world.day(-chance.randint(60, 700))
    verdict, status = OTHER_ENDS[situation]
    disciplined = verdict == Verdict.DISCIPLINED
    at = looks.at_license(
        license_,
        _decided_after(looks, license_, sent),
        status=status,
        discipline=Result.ADVERSE if disciplined else None,
        shown={"name": "Another name"} if status == Result.DIFFERS else None,
    )
    _decide(looks, license_, at, verdict)


_HISTORIES = {
    Situation.VERIFIED: _current,
    Situation.EXPIRING: _current,
    Situation.EXPIRED: _expired,
    Situation.LAPSED: _lapsed,
    Situation.WAITING: _waiting,
}


def _decide(
    looks: Looks, license_: License, looked_at: dt.datetime, verdict: Verdict = Verdict.VERIFIED
) -> None:
    """A verdict some minutes after the look; a senior reviewer confirms the adverse one."""
    world, chance = looks.world, looks.chance
    adverse = verdict == Verdict.DISCIPLINED
    looks.rows.decisions.append(
        Decision(
            id=chance.uuid(),
            license=license_,
            verdict=verdict,
            reason=chance.choice(REASONS[verdict]),
            decided_at=looked_at + dt.timedelta(minutes=chance.randint(2, 45)),
            decided_by=world.sam if adverse else world.reviewer(chance),
        )
    )
