"""Looks at sources, as rows of Evidence with what the source showed beside them."""

import datetime as dt
from typing import Any

from directory.demo.chance import Chance
from directory.demo.rows import Rows
from directory.demo.sources import Source, license_source
from directory.demo.world import World
from providers.models import Credential, Evidence, EvidenceValues, License, Provider
from providers.models.credential import FACT_OF_KIND, CredentialKind
from providers.models.evidence import values_digest
from providers.models.license import evidence_valid_until
from providers.vocabulary.checking import Fact, Result, SourceKind

LOOKED_UP = "Looked up by name and license number"
REMS = Source("Spravato REMS list of certified sites", "", SourceKind.PRIMARY)
CONTACT = Source("Contact on the licensing board's record", "", SourceKind.PRIMARY)
COPY = Source("Copy sent by the provider", "", SourceKind.SELF_ATTESTED)


class Looks:
    """Adds the looks at one provider to `rows`."""

    def __init__(self, world: World, rows: Rows, provider: Provider, chance: Chance) -> None:
        self.world, self.rows, self.provider, self.chance = world, rows, provider, chance

    def at_license(
        self,
        license_: License,
        ago: int,
        *,
        status: Result = Result.CONFIRMED,
        discipline: Result | None = Result.NOT_FOUND,
        shown: dict[str, Any] | None = None,
    ) -> dt.datetime:
        """One visit to the board's record: status, and where it was found also expiry and discipline; returns when.

        A result of NOT_FOUND for discipline is the good one: the record names none.
        """
        at = self.world.moment(ago, self.chance)
        source = license_source(license_.license_type, license_.state)
        until = evidence_valid_until(license_, at.date())
        record = {
            "name": self.provider.name,
            "number": license_.number,
            "status": "Active",
            "expires_on": str(license_.expires_on),
            **(shown or {}),
        }
        by = self.world.reviewer(self.chance)
        facts = [(Fact.LICENSE_STATUS, status, record if status != Result.NOT_FOUND else {})]
        if status == Result.CONFIRMED:
            facts.append(
                (Fact.LICENSE_EXPIRY, Result.CONFIRMED, {"expires_on": record["expires_on"]})
            )
            if discipline:
                found = "Public order" if discipline == Result.ADVERSE else "None shown"
                facts.append((Fact.DISCIPLINE, discipline, {"discipline": found}))
        for fact, result, values in facts:
            self._add(fact, result, source, LOOKED_UP, at, until, by, values, license=license_)
        return at

    def at_identity(self, ago: int) -> None:
        """Called back at a contact that stands on an independent record."""
        method = "Called the telephone number on the record"
        self._plain(Fact.IDENTITY, Result.CONFIRMED, CONTACT, method, ago, 730)

    def at_dea(self, license_: License, ago: int) -> None:
        """Saw the registration for Schedule III, which holds for the state of the license."""
        method = "Certificate seen; schedule 3N is on it"
        at = self.world.moment(ago, self.chance)
        until = evidence_valid_until(license_, at.date())
        by = self.world.reviewer(self.chance)
        self._add(
            Fact.DEA_SCHEDULE, Result.CONFIRMED, COPY, method, at, until, by, {}, license=license_
        )

    def at_rems(self, ago: int) -> None:
        """Found the place among those certified for esketamine."""
        method = "Looked up by address"
        self._plain(Fact.REMS_CERTIFICATION, Result.CONFIRMED, REMS, method, ago, 180)

    def at_credential(self, credential: Credential, ago: int) -> None:
        """Found the certification at its board, or saw the certificate of the training."""
        board = credential.kind == CredentialKind.BOARD_CERTIFICATION
        source = Source(credential.name, "", SourceKind.PRIMARY) if board else COPY
        method = "Looked up at the board by name" if board else "Certificate seen"
        at = self.world.moment(ago, self.chance)
        self._add(
            FACT_OF_KIND[CredentialKind(credential.kind)],
            Result.CONFIRMED,
            source,
            method,
            at,
            at.date() + dt.timedelta(days=365),
            self.world.reviewer(self.chance),
            {"name": self.provider.name, "credential": credential.name},
            credential=credential,
        )

    def _plain(
        self, fact: Fact, result: Result, source: Source, method: str, ago: int, days: int
    ) -> None:
        at = self.world.moment(ago, self.chance)
        until = at.date() + dt.timedelta(days=days)
        by = self.world.reviewer(self.chance)
        self._add(fact, result, source, method, at, until, by, {})

    def _add(
        self,
        fact: Fact,
        result: Result,
        source: Source,
        method: str,
        at: dt.datetime,
        until: dt.date,
        by: Any,
        shown: dict[str, Any],
        **subject: Any,
    ) -> None:
        salt = f"{self.chance.getrandbits(128):032x}" if shown else ""
        evidence = Evidence(
            id=self.chance.uuid(),
            provider=self.provider,
            fact=fact,
            result=result,
            source=source.name,
            source_url=source.url,
            source_kind=source.kind,
            method=method,
            performed_at=at,
            performed_by=by,
            valid_until=until,
            values_sha256=values_digest(shown, salt) if shown else "",
            **subject,
        )
        self.rows.evidence.append(evidence)
        if shown:
            self.rows.values.append(EvidenceValues(evidence=evidence, shown=shown, salt=salt))
