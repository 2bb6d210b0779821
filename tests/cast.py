"""The fixed cast of the tests, and the small acts that make them: each writes rows and nothing else.

Alice Alder is a psychiatrist in Portland, Oregon, with a checked license; Bob Birch a clinical social worker nearby who works
psycholytically and prescribes through a partnership with Alice; Rosa reviews licenses. Every function takes what the test cares
about and fills in the rest; all need the database.
"""

import datetime as dt
from typing import Any

import zipcodes
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.dates import today
from providers.models import (
    Decision,
    Evidence,
    License,
    Location,
    Membership,
    Partnership,
    Provider,
    Service,
    ServicePhase,
)
from providers.models.license import evidence_valid_until
from providers.vocabulary.checking import Fact, ListingState, Result, SourceKind, Verdict

PASSWORD = "stillwater-demo"
PORTLAND = "97201"
A_YEAR = dt.timedelta(days=365)


def user(email: str, role: str = Role.PROVIDER, **fields: Any) -> User:
    """The account with that address, made when there is none yet."""
    return User.objects.filter(email=email).first() or User.objects.create_user(
        email, PASSWORD, role=role, **fields
    )


def rosa() -> User:
    """The reviewer."""
    return user("rosa@example.org", Role.REVIEWER, name="Rosa Rowan")


def listing(slug: str, **fields: Any) -> Provider:
    """A listing that is public, confirmed today and open to new clients, unless `fields` say otherwise."""
    now = timezone.now()
    made: dict[str, Any] = {
        "slug": slug,
        "name": slug.replace("-", " ").title(),
        "owner": fields.pop("owner", None) or owner_of(slug, fields.get("kind", "individual")),
        "listing_state": ListingState.PUBLISHED,
        "published_at": now,
        "consented_at": now,
        "identity_accepted_at": now,
        "attested_on": today(),
        "availability": "open",
        "availability_on": today(),
    }
    return Provider.objects.create(**made | fields)


def owner_of(slug: str, kind: str) -> User:
    """Whoever has the first name of the page; a namesake of theirs for a second listing, since one person has one."""
    first = user(f"{slug.partition('-')[0]}@example.org")
    there = Provider.objects.filter(owner=first, kind="individual").exists()
    return user(f"{slug}@example.org") if there and kind == "individual" else first


def draft_listing(slug: str = "dana-dogwood", **fields: Any) -> Provider:
    """A listing that nobody but its owner has seen; who they are is accepted, unless `fields` say otherwise."""
    never: dict[str, Any] = {
        "listing_state": ListingState.DRAFT,
        "published_at": None,
        "consented_at": None,
        "attested_on": None,
        "availability": "unknown",
        "availability_on": None,
    }
    return listing(slug, **never | fields)


def place(provider: Provider, code: str = PORTLAND, **fields: Any) -> Location:
    """A place of work at the middle of a ZIP code."""
    row = zipcodes.matching(code)[0]
    made = {
        "city": row["city"],
        "state": row["state"],
        "zip": code,
        "latitude": float(row["lat"]),
        "longitude": float(row["long"]),
    }
    return Location.objects.create(provider=provider, **made | fields)


def service(provider: Provider, model: str, route: str, **fields: Any) -> Service:
    """A service in person without talk therapy; `phases` maps each phase to a price of one session, or to None."""
    phases: dict[str, int | None] = fields.pop("phases", {"dosing": None})
    made = {"molecule": "ketamine", "therapy": "none", "format": "in_person"}
    row = Service.objects.create(provider=provider, model=model, route=route, **made | fields)
    for phase, price in phases.items():
        ServicePhase.objects.create(service=row, phase=phase, price_low=price, price_high=price)
    return row


def license_of(
    provider: Provider,
    license_type: str,
    state: str = "OR",
    *,
    verified: bool = True,
    **fields: Any,
) -> License:
    """A license, by default looked up and decided verified today, so that its badge holds for `EVIDENCE_DAYS`."""
    made: dict[str, Any] = {
        "number": f"{license_type}{provider.pk}".upper().replace("_", ""),
        "expires_on": today() + A_YEAR,
        "submitted_at": timezone.now() - dt.timedelta(minutes=2),
    }
    row = License.objects.create(
        provider=provider, license_type=license_type, state=state, **made | fields
    )
    if verified:
        look(row)
        decide(row)
    return row


def look(license_: License, result: str = Result.CONFIRMED, **fields: Any) -> Evidence:
    """Rosa looked the license up at its board; `license=None` for a fact of its holder."""
    at = fields.pop("performed_at", timezone.now() - dt.timedelta(minutes=1))
    made: dict[str, Any] = {
        "license": license_,
        "provider": license_.provider,
        "fact": Fact.LICENSE_STATUS,
        "source": "State board",
        "source_kind": SourceKind.PRIMARY,
        "method": "Looked up online",
        "performed_by": rosa(),
        "valid_until": evidence_valid_until(license_, timezone.localdate(at)),
    }
    return Evidence.objects.create(result=result, performed_at=at, **made | fields)


def decide(license_: License, verdict: str = Verdict.VERIFIED, **fields: Any) -> Decision:
    """Rosa decided."""
    made: dict[str, Any] = {
        "reason": "As the board shows it",
        "decided_at": timezone.now(),
        "decided_by": rosa(),
    }
    return Decision.objects.create(license=license_, verdict=verdict, **made | fields)


def partnership(therapist: Provider, prescriber: Provider, **fields: Any) -> Partnership:
    """A confirmed care team for Oregon, for a year from today."""
    now = timezone.now()
    made: dict[str, Any] = {
        "states": ["OR"],
        "proposed_at": now,
        "confirmed_at": now,
        "valid_from": today(),
        "valid_until": today() + A_YEAR,
    }
    return Partnership.objects.create(therapist=therapist, prescriber=prescriber, **made | fields)


def membership(practice: Provider, member: Provider, **fields: Any) -> Membership:
    """A person who works in a practice and has said so."""
    return Membership.objects.create(
        practice=practice, member=member, **{"confirmed_at": timezone.now()} | fields
    )


def alice(**fields: Any) -> Provider:
    """Alice Alder, psychiatrist in Portland: IV drips without talk therapy, and works with outside therapists."""
    made = {"name": "Alice Alder", "post_nominals": "MD", "conditions": ["depression", "ptsd"]}
    provider = listing("alice-alder", **made | fields)
    place(provider, PORTLAND)
    license_of(provider, "md", specialty="psychiatry")
    service(provider, "medical", "iv")
    return provider


def bob(**fields: Any) -> Provider:
    """Bob Birch, clinical social worker in Portland: psycholytic work with a lozenge that a partner prescribes."""
    made = {"name": "Bob Birch", "post_nominals": "LCSW", "conditions": ["depression"]}
    provider = listing("bob-birch", **made | fields)
    place(provider, "97214")
    license_of(provider, "lcsw")
    phases = {"preparation": None, "dosing": None, "integration": None}
    service(provider, "psycholytic", "sublingual", therapy="same_provider", phases=phases)
    return provider


def care_team(**fields: Any) -> Partnership:
    """Bob and Alice, joined by a partnership; `fields` are those of the partnership."""
    return partnership(bob(), alice(), **fields)
