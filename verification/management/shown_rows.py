"""The first bad rows of a file, on the screen of whoever imports it."""

from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verification.registries.bad_rows import BadRows


def show_bad(stderr: OutputWrapper, bad_rows: BadRows, count: int) -> None:
    """The reasons of the first, and how many more there are."""
    for sentence in bad_rows.first:
        stderr.write(sentence)
    if (more := count - len(bad_rows.first)) > 0:
        stderr.write(
            ngettext("and %d more bad row", "and %d more bad rows", more) % more
            + _(" (--report FILE writes all of them to a file)")
        )
