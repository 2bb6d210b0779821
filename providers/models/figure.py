"""How often a listing was seen in a month. Counts, and nothing about who looked."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of
from providers.models.provider import Provider
from providers.vocabulary.figure import FigureKind

# In one order for all, so that two who add at once never wait for each other in a ring. What a listing had is gone with it.
ADD = """
    INSERT INTO providers_figure AS kept (provider_id, month, kind, count)
    SELECT said.provider, said.month, said.kind, said.count
    FROM unnest(%s::bigint[], %s::date[], %s::text[], %s::bigint[]) AS said (provider, month, kind, count)
    JOIN providers_provider ON providers_provider.id = said.provider
    ORDER BY said.provider, said.month, said.kind
    ON CONFLICT (provider_id, month, kind) DO UPDATE SET count = kept.count + EXCLUDED.count
"""


class Counted(NamedTuple):
    """What is counted: a kind of thing that happened to a listing in a month, which is told by its first day."""

    provider: int
    month: dt.date
    kind: str


class FigureManager(models.Manager["Figure"]):
    """Only ever adds."""

    def add(self, counts: Mapping[Counted, int]) -> None:
        """Raise each counter by its number, all in one statement."""
        if not counts:
            return
        rows: Iterable[tuple[object, ...]] = ((*key, count) for key, count in counts.items())
        with connection.cursor() as cursor:
            cursor.execute(ADD, [list(column) for column in zip(*rows, strict=True)])


class Figure(models.Model):
    """One counter of one listing. Nothing in it is about a person, and nothing is finer than a month."""

    pk = models.CompositePrimaryKey("provider_id", "month", "kind")
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="figures")
    month = models.DateField(_("month"))
    kind = models.CharField(_("kind"), max_length=8, choices=FigureKind)
    count = models.PositiveBigIntegerField(_("count"))

    objects = FigureManager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ("provider", "month", "kind")
        default_permissions = ()
        constraints = (
            one_of("figure", "kind", FigureKind),
            models.CheckConstraint(
                condition=Q(month__day=1), name="figure_month_begins_on_its_first_day"
            ),
            models.CheckConstraint(condition=Q(count__gte=1), name="figure_counts"),
        )

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.kind}: {self.count}"
