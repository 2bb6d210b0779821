"""Prints what was answered to "Did this help?", month by month."""

from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand

from matching.library.loader import library
from matching.models import HelpedCount
from matching.small_numbers import shown
from providers.dates import today


class Command(BaseCommand):
    help = "Print the counts of answers to “Did this help?” for every month that is over; small counts are not told."

    def handle(self, *args: Any, **options: Any) -> None:
        # A month that still runs is left out: whoever looked twice could tell what one client said in between.
        over = HelpedCount.objects.filter(month__lt=today().replace(day=1))
        if not over:
            self.stdout.write("No month that is over has any answers.")
        for month, counts in groupby(over, key=lambda each: each.month):
            self.stdout.write(f"{month:%B %Y}")
            given = {(each.question, each.answer): each.count for each in counts}
            for line in lines(given):
                self.stdout.write(line)


def lines(given: dict[tuple[str, str], int]) -> list[str]:
    """One line a question of the content, the right answer named where there is one."""
    content = library()
    told = []
    for question in (*content.knowledge.values(), *content.comfort.values()):
        figures = shown(given, question.id)
        right = getattr(question, "right", "")
        told.append(f"  {question.text}" + (f" (right: {right})" if right else ""))
        told.append("    " + ", ".join(f"{answer}: {figure}" for answer, figure in figures.items()))
    return told
