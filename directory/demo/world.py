"""What everything in one demo has in common: the day, the seed, the map, the law and the reviewers."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from accounts.models import User
from directory.demo.chance import Chance, Decks, chance_of
from directory.demo.places import Atlas, atlas
from directory.demo.professions import Role, Training, role_of
from providers.models import PrescribingRule
from providers.vocabulary.checking import Authority
from providers.vocabulary.treatment import Route

Law = dict[tuple[str, str], tuple[Authority, tuple[Route, ...]]]


@dataclass
class World:
    """`rosa` and `sam` are reviewers; `law` is what counts today, by license type and state."""

    seed: int
    today: dt.date
    rosa: User
    sam: User
    law: Law
    atlas: Atlas = field(default_factory=atlas)
    decks: Decks = field(init=False)

    def __post_init__(self) -> None:
        self.decks = Decks(self.seed)

    def chance(self, *key: object) -> Chance:
        """A stream of draws of this demo."""
        return chance_of(self.seed, *key)

    def day(self, ago: int) -> dt.date:
        """The date so many days ago; negative is to come."""
        return self.today - dt.timedelta(days=ago)

    def moment(self, ago: int, chance: Chance) -> dt.datetime:
        """A time in office hours so many days ago; at least a day, so that it is over wherever the clock stands."""
        time = dt.time(chance.randint(8, 16), chance.randint(0, 59))
        return dt.datetime.combine(
            self.day(max(ago, 1)), time, tzinfo=timezone.get_default_timezone()
        )

    def reviewer(self, chance: Chance) -> User:
        """Mostly Rosa."""
        return self.sam if chance.often(0.2) else self.rosa

    def prescribes(self, training: Training, state: str) -> bool:
        """Whether a rule that counts lets such a license prescribe in a state."""
        authority, _ = self.law.get((training.license_type, state), (None, ()))
        return authority in (Authority.OWN, Authority.COLLABORATING)

    def role(self, training: Training, state: str) -> Role:
        """What somebody with such a license can offer in a state."""
        authority, routes = self.law.get((training.license_type, state), (None, ()))
        return role_of(training, authority, routes)


def read_law(today: dt.date) -> Law:
    """The rules that count on a day."""
    return {
        (rule.license_type, rule.state): (
            rule.authority_for(),
            tuple(Route(route) for route in rule.routes),
        )
        for rule in PrescribingRule.objects.counting(today)
    }
