"""Random changes of a random world."""

import datetime as dt
from typing import Any

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
from providers.vocabulary.checking import RuleAuthority
from tests.catalog.random_world import ROUTES, STATES, World


class ChangingWorld(World):
    """A world in which one thing after another becomes different."""

    def change(self) -> None:
        """One row, or the rows of one kind, change in some way."""
        self.chance.choice(
            [
                self._change_provider,
                self._change_license,
                self._change_service,
                self._change_relation,
                self._change_rule,
                self._change_others,
                self._remove,
                self._add,
            ]
        )()

    def _any(self, model: Any) -> Any:
        return self.chance.choice(list(model.objects.order_by("pk")) or [None])

    def _change_provider(self) -> None:
        said = self.said()
        wanted = self.chance.sample(sorted(said), 3)
        fields = {field: said[field] for field in wanted}
        changed = Provider.objects.get(pk=self.chance.choice(self.providers).pk)
        others = Provider.objects.filter(owner_id=changed.owner_id).exclude(pk=changed.pk)
        if fields.get("kind") == "individual" and others.filter(kind="individual").exists():
            # One person, one listing.
            del fields["kind"]
        self.update(changed, **fields)

    def _change_license(self) -> None:
        if license_ := self._any(License):
            self.chance.choice(
                [
                    lambda: self.check(license_),
                    lambda: self.override(license_),
                    lambda: self.update(license_, expires_on=self.maybe(self.day())),
                    lambda: self.update(license_, state=self.chance.choice(STATES)),
                    lambda: self.update(
                        license_, submitted_at=timezone.now() - dt.timedelta(minutes=15)
                    ),
                    license_.delete,
                ]
            )()

    def update(self, row: Any, **fields: Any) -> None:
        type(row).objects.filter(pk=row.pk).update(**fields)

    def _change_service(self) -> None:
        if service := self._any(Service):
            self.chance.choice(
                [
                    service.delete,
                    lambda: service.phases.update(price_low=100, price_high=200),
                    lambda: service.phases.all().delete(),
                    lambda: self._becomes_psychedelic(service),
                ]
            )()

    def _becomes_psychedelic(self, service: Service) -> None:
        """Unless the provider offers just that already: a listing says each service once."""
        facts = ("provider_id", "molecule", "route", "therapy", "format")
        same = {fact: getattr(service, fact) for fact in facts}
        if not Service.objects.filter(model="psychedelic", **same).exists():
            self.update(service, model="psychedelic")

    def _change_relation(self) -> None:
        row = self._any(self.chance.choice([Membership, Partnership]))
        if row is not None:
            self.chance.choice([row.delete, lambda: self.update(row, ended_at=timezone.now())])()

    def _change_rule(self) -> None:
        rules = PrescribingRule.objects.filter(state=self.chance.choice(STATES))
        fields = {
            "authority": self.chance.choice(RuleAuthority.values),
            "routes": self.chance.sample(ROUTES, self.chance.randint(0, 2)),
        }
        self.chance.choice([rules.delete, lambda: rules.update(**fields)])()

    def _change_others(self) -> None:
        self.chance.choice(
            [
                lambda: Location.objects.update(city="Elsewhere"),
                lambda: Credential.objects.update(kind="kap_training"),
                lambda: ServicePhase.objects.update(sessions=3),
            ]
        )()

    def _remove(self) -> None:
        """A provider is deleted with all that is theirs."""
        if len(self.providers) > 1:
            self.providers.pop(self.chance.randrange(len(self.providers))).delete()

    def _add(self) -> None:
        self.chance.choice(
            [
                lambda: self.providers.append(self.provider()),
                self.link,
                lambda: self.license(self.chance.choice(self.providers)),
                lambda: self.service(self.chance.choice(self.providers)),
            ]
        )()
