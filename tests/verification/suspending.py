"""Alice's listing, and all that can take it down."""

from django.db import transaction

from providers.models import Provider
from tests import cast
from tests.verification.exclusions.hits import name_hit
from tests.verification.nppes_rows import npi
from tests.verification.reports.reporting import report_about, senior, suspend
from verification.actions import triage
from verification.actions.exclusion_decisions import dismiss_hit, hit_version
from verification.actions.exclusion_hits import withhold
from verification.models import ExclusionHit, Report


class World:
    """Alice's listing, and all that can take it down and be taken back."""

    def __init__(self, was: str = "published") -> None:
        self.alice = cast.alice(listing_state=was)
        self.reports = {each: report_about(self.alice) for each in ("one report", "another")}
        self.by = senior()

    def begins(self, what: str) -> None:
        if what in self.reports:
            suspend(self.reports[what])
        else:
            with transaction.atomic():
                hit = name_hit(self.alice, kind="npi", npi=npi(1))
                withhold(self.alice.pk, hit.seen_in)

    def ends(self, what: str) -> None:
        if what in self.reports:
            report = Report.objects.get(pk=self.reports[what].pk)
            triage.restore(report=report, reason="x", version=report.version, by=self.by)
        else:
            hit = ExclusionHit.objects.get()
            version = hit_version(hit)
            dismiss_hit(hit=hit, reason="x", show_again=True, version=version, by=self.by)

    @property
    def state(self) -> str:
        return Provider.objects.get(pk=self.alice.pk).listing_state


THINGS = ("one report", "another", "the list")
