"""How often each answer to "Did this help?" was given in a month."""

import datetime as dt
from collections.abc import Iterable

from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matching.library.knowledge import ANSWERS

ADD_ONE = """
    INSERT INTO matching_helpedcount AS kept (month, question, answer, count)
    SELECT %s, said.question, said.answer, 1
    FROM unnest(%s::text[], %s::text[]) AS said (question, answer)
    ORDER BY said.question, said.answer
    ON CONFLICT (month, question, answer) DO UPDATE SET count = kept.count + 1
"""


class HelpedCountManager(models.Manager["HelpedCount"]):
    """Only ever adds."""

    def add_one(self, said: Iterable[tuple[str, str]], on: dt.date) -> None:
        """Raise the counter of each (question, answer) by one in the month of `on`.

        In one statement, and in one order for all, so that none of those who press at once is lost or waits for ever.
        """
        questions, answers = zip(*said, strict=True)
        with connection.cursor() as cursor:
            cursor.execute(ADD_ONE, [on.replace(day=1), list(questions), list(answers)])


class HelpedCount(models.Model):
    """One counter: a month, a question, one of its answers. Nothing in it is about a person, and nothing is finer than a month."""

    pk = models.CompositePrimaryKey("month", "question", "answer")
    month = models.DateField(_("month"))
    question = models.CharField(_("question"), max_length=24)
    answer = models.CharField(_("answer"), max_length=8)
    count = models.PositiveIntegerField(_("count"))

    objects = HelpedCountManager()

    class Meta:
        verbose_name = _("count of answers")
        verbose_name_plural = _("counts of answers")
        ordering = ("month", "question", "answer")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(month__day=1), name="helped_month_begins_on_its_first_day"
            ),
            # The name of a question, never a text that somebody typed.
            models.CheckConstraint(
                condition=Q(question__regex=r"^[a-z_]+$"), name="helped_question_is_a_name"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=ANSWERS), name="helped_answer_is_one_of_those_offered"
            ),
            models.CheckConstraint(condition=Q(count__gte=1), name="helped_count_counts"),
        )

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.question}: {self.answer}"
