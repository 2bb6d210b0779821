"""When a license counts as verified, and what it then lets its holder do."""

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from providers.dates import today
from providers.vocabulary.checking import (
    PRESCRIBES,
    REFUSED_VERDICTS,
    Authority,
    Fact,
    Result,
    RuleAuthority,
    Verdict,
)
from providers.vocabulary.license import THERAPIST_TYPES, Specialty
from providers.vocabulary.treatment import Psychotherapy

if TYPE_CHECKING:
    from providers.models.license import License  # noqa: F401 - named in the base class


class LicenseQuerySet(models.QuerySet["License"]):
    def with_standing(self) -> Self:
        """Annotate the last verdict since the license was submitted, and the last look at its status."""
        from providers.models.decision import Decision
        from providers.models.evidence import Evidence

        verdicts = Decision.objects.filter(
            license_id=OuterRef("pk"), decided_at__gte=OuterRef("submitted_at")
        ).order_by("-decided_at", "-pk")
        looks = Evidence.objects.filter(
            license_id=OuterRef("pk"),
            fact=Fact.LICENSE_STATUS,
            performed_at__gte=OuterRef("submitted_at"),
        ).order_by("-performed_at", "-pk")
        return self.annotate(
            verdict=Subquery(verdicts.values("verdict")[:1]),
            looked_at=Subquery(looks.values("performed_at")[:1]),
            look_result=Subquery(looks.values("result")[:1]),
            look_valid_until=Subquery(looks.values("valid_until")[:1]),
        )

    def verified(self, on: dt.date | None = None) -> Self:
        """Licenses that carry the badge on a day: decided verified, evidence unexpired, license unexpired.

        The last look at the board's record counts, so a later look that found something else ends the badge at once.
        """
        on = on or today()
        return self.with_standing().filter(
            Q(expires_on__isnull=True) | Q(expires_on__gte=on),
            verdict=Verdict.VERIFIED,
            look_result=Result.CONFIRMED,
            look_valid_until__gte=on,
        )

    def undecided(self) -> Self:
        """Licenses that were sent in, and about which nobody has decided since."""
        return self.with_standing().filter(Q(verdict__isnull=True))

    def stated(self) -> Self:
        """Licenses a listing may name: all but those that a reviewer found not to be what they say."""
        # Without a decision the verdict is NULL, which a plain exclude would drop with the refused ones.
        return self.with_standing().filter(
            Q(verdict__isnull=True) | ~Q(verdict__in=REFUSED_VERDICTS)
        )

    def speaking(self, on: dt.date | None = None) -> Self:
        """Licenses that give a listing its professions: the verified ones, or the stated ones while none is verified."""
        on = on or today()
        verified_of_same = self.model.objects.verified(on).filter(provider=OuterRef("provider"))
        verified_self = self.model.objects.verified(on).filter(pk=OuterRef("pk"))
        return self.stated().filter(Exists(verified_self) | ~Exists(verified_of_same))

    def prescribing(
        self,
        on: dt.date | None = None,
        authorities: Collection[str] = PRESCRIBES,
        routes: Collection[str] = (),
    ) -> Self:
        """Verified licenses to which the law of their state, or a senior reviewer in its place, gives one of `authorities` that day.

        An authority for some routes only counts for holders who offer one of them, themselves or in their practice. With
        `routes`, only what holds for one of them.
        """
        from providers.models.authority_override import AuthorityOverride
        from providers.models.partnership import Membership
        from providers.models.prescribing_rule import PrescribingRule
        from providers.models.service import Service

        holder = OuterRef(OuterRef("provider"))
        practices = Membership.objects.active().filter(member=OuterRef(holder))
        offered = Service.objects.filter(
            Q(provider=holder) | Q(provider__in=practices.values("practice"))
        ).values("route")
        given = Q(routes=[]) | Q(routes__overlap=ArraySubquery(offered))
        given &= Q(authority__in=authorities)
        if routes:
            given &= Q(routes=[]) | Q(routes__overlap=list(routes))
        rules = PrescribingRule.objects.counting(on).filter(
            given, license_type=OuterRef("license_type"), state=OuterRef("state")
        )
        overrides = AuthorityOverride.objects.speaking(on)
        return self.verified(on).filter(
            Exists(overrides.filter(given)) | (~Exists(overrides) & Exists(rules))
        )

    def of_therapists(self, on: dt.date | None = None) -> Self:
        """Verified licenses whose holders provide psychotherapy: by their type, or as psychiatrists who offer it."""
        from providers.models.partnership import Membership
        from providers.models.service import Service

        practices = Membership.objects.active().filter(member=OuterRef(OuterRef("provider")))
        offering = Service.objects.filter(therapy=Psychotherapy.SAME_PROVIDER)
        by_holder = offering.filter(provider=OuterRef("provider"))
        by_practice = offering.filter(provider__in=practices.values("practice"))
        return self.verified(on).filter(
            Q(license_type__in=THERAPIST_TYPES)
            | (Q(specialty=Specialty.PSYCHIATRY) & (Exists(by_holder) | Exists(by_practice)))
        )

    def with_badge(self, on: dt.date | None = None) -> Self:
        """Annotate `badge`: whether the license is verified that day."""
        verified = self.model.objects.verified(on).filter(pk=OuterRef("pk"))
        return self.annotate(badge=Exists(verified))

    def with_authority(self, on: dt.date | None = None) -> Self:
        """Annotate `badge`, `speaks`, `therapist`, and `authority` to prescribe in its state.

        Without a rule that counts, or without a badge, the authority is "not confirmed", unless the law says no to the
        license type whatever a board shows. A rule for routes that the holder does not offer is a no, too. `rule` and `rule_routes`
        are what the authority follows from: the law, or what a senior reviewer found of this license in its place, at `overridden_at`.
        """
        from providers.models.authority_override import AuthorityOverride
        from providers.models.prescribing_rule import PrescribingRule

        same = Q(pk=OuterRef("pk"))
        every = self.model.objects
        rule = PrescribingRule.objects.counting(on).filter(
            license_type=OuterRef("license_type"), state=OuterRef("state")
        )
        override = AuthorityOverride.objects.speaking(on)
        return (
            self.with_badge(on)
            .annotate(
                speaks=Exists(every.speaking(on).filter(same)),
                therapist=Exists(every.of_therapists(on).filter(same)),
                overridden_at=Subquery(override.values("decided_at")[:1]),
                rule=Coalesce(
                    Subquery(override.values("authority")[:1]),
                    Subquery(rule.values("authority")[:1]),
                ),
                rule_routes=Coalesce(
                    Subquery(override.values("routes")[:1]), Subquery(rule.values("routes")[:1])
                ),
            )
            .annotate(
                authority=Case(
                    When(
                        Exists(every.prescribing(on, [RuleAuthority.OWN]).filter(same)),
                        then=Value(Authority.OWN),
                    ),
                    When(
                        Exists(every.prescribing(on, [RuleAuthority.COLLABORATING]).filter(same)),
                        then=Value(Authority.COLLABORATING),
                    ),
                    When(rule=RuleAuthority.NO, then=Value(Authority.NO)),
                    When(badge=True, rule__in=PRESCRIBES, then=Value(Authority.NO)),
                    default=Value(Authority.NOT_CONFIRMED),
                )
            )
        )
