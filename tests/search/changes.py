"""One thing changes among invented listings, in any of the ways in which people and deadlines change them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils import timezone

from providers.models import (
    Credential,
    License,
    Location,
    Membership,
    Partnership,
    PrescribingRule,
    Provider,
    Service,
    ServicePhase,
)
from tests.search.bonds import law
from tests.search.crowd import Crowd
from tests.search.stock import STATES


class Changes:
    """Writes through the ORM; what changes follows from the crowd's `chance`."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.chance = crowd.chance

    def one(self) -> None:
        """Some row changes, comes or goes."""
        ways: list[Callable[[], object]] = [
            *[self.says_something_else] * 4,
            *[self.is_seen_or_not] * 3,
            self.moves,
            self.gets_another_address,
            self.offers_something_else,
            self.has_another_license,
            self.license_changes,
            self.law_changes,
            self.relation_changes,
            lambda: self.crowd.relate(2),
            lambda: self.crowd.add(1),
            self.trains,
            self.leaves,
        ]
        self.chance.choice(ways)()

    def any_of(self, model: type[Model]) -> Any:
        keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
        return model._default_manager.get(pk=self.chance.choice(keys)) if keys else None

    def set(self, row: Any, **fields: Any) -> None:
        if row is not None:
            type(row).objects.filter(pk=row.pk).update(**fields)

    def says_something_else(self) -> None:
        said = self.crowd.said()
        fields = self.chance.sample(sorted(said), 2)
        self.set(self.any_of(Provider), **{field: said[field] for field in fields})

    def is_seen_or_not(self) -> None:
        self.set(self.any_of(Provider), listing_state=self.crowd.state_of_listing())

    def gets_another_address(self) -> None:
        """Which changes the listing's place in the rotation."""
        self.set(self.any_of(Provider), slug=f"moved-{self.crowd.number()}")

    def moves(self) -> None:
        if (place := self.any_of(Location)) and self.chance.random() < 0.7:
            self.set(place, **self.crowd.spot())
        elif place:
            place.delete()

    def offers_something_else(self) -> None:
        if (service := self.any_of(Service)) and self.chance.random() < 0.5:
            service.delete()
        elif phase := self.any_of(ServicePhase):
            price = self.chance.choice([None, 40, 1000, 4999])
            self.set(phase, price_low=price, price_high=price)

    def has_another_license(self) -> None:
        if provider := self.any_of(Provider):
            license_ = self.crowd.license(provider)
            license_.save()
            self.crowd.review([license_])

    def license_changes(self) -> None:
        license_ = self.any_of(License)
        if license_ is None:
            return
        ways: list[Callable[[], object]] = [
            lambda: self.crowd.review([license_]),
            lambda: self.set(license_, expires_on=self.crowd.maybe(self.crowd.day())),
            lambda: self.set(license_, submitted_at=timezone.now() - dt.timedelta(days=1)),
            license_.delete,
        ]
        self.chance.choice(ways)()

    def law_changes(self) -> None:
        rules = PrescribingRule.objects.filter(state__in=STATES)
        kind, state = self.chance.choice(
            [*rules.values_list("license_type", "state")] or [("", "")]
        )
        rules.filter(license_type=kind, state=state).delete()
        if kind and self.chance.random() < 0.8:
            law(self.chance, self.crowd.reviewer, kind, state).save()

    def relation_changes(self) -> None:
        relation = self.any_of(self.chance.choice([Membership, Partnership]))
        self.set(relation, ended_at=self.chance.choice([None, timezone.now()]))

    def trains(self) -> None:
        if provider := self.any_of(Provider):
            self.crowd.credential(provider).save()
        if self.chance.random() < 0.5 and (credential := self.any_of(Credential)):
            credential.delete()

    def leaves(self) -> None:
        if Provider.objects.count() > 1 and (provider := self.any_of(Provider)):
            provider.delete()
