"""The exclusion list is replaced as a whole: the new list, and what follows from it, or nothing."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from providers.dates import today
from verification.actions.comparisons import compare_everybody
from verification.models import Exclusion, ExclusionList
from verification.models.exclusion import SAME
from verification.registries.faults import FileRefused
from verification.registries.leie_file import Listed
from verification.registries.tally import Tally

BATCH = 2000
# A month takes a few hundred people off the list. A fifth of it is a file that was cut between two lines.
FEWEST = 0.8


@transaction.atomic
def replace_list(listed: Listed, *, force: bool, tally: Tally) -> ExclusionList:
    """Make `listed` the list, compare every provider with it, and fill `tally`; returns the new list.

    Raises FileRefused with nothing changed when it cannot be a later list than the last one; `force` overrules all but a list
    without a row and one of tomorrow.
    """
    with connection.cursor() as cursor:
        # Two imports at once would each compare with a list that the other replaces.
        cursor.execute("LOCK TABLE verification_exclusionlist IN SHARE ROW EXCLUSIVE MODE")
    _refuse(listed, ExclusionList.objects.first(), force)
    stored = dict(Exclusion.objects.order_by().values_list("row_sha256", "pk"))
    new = [row for digest, row in listed.exclusions.items() if digest not in stored]
    gone = [pk for digest, pk in stored.items() if digest not in listed.exclusions]
    left = Exclusion.objects.filter(pk__in=gone)
    changed = _pairs(new, left)
    left.delete()
    Exclusion.objects.bulk_create(new, batch_size=BATCH)
    tally.new, tally.changed = len(new) - changed, changed
    tally.unchanged = len(listed.exclusions) - len(new)
    tally.skipped, tally.bad = listed.skipped, listed.bad
    current = ExclusionList.objects.create(
        as_of=listed.as_of,
        sha256=listed.sha256,
        kept=len(listed.exclusions),
        new=tally.new,
        changed=tally.changed,
        unchanged=tally.unchanged,
        removed=len(gone) - changed,
        skipped=tally.skipped,
        bad=tally.bad,
        imported_at=timezone.now(),
    )
    compare_everybody(current, listed.exclusions.values())
    return current


def _refuse(listed: Listed, last: ExclusionList | None, force: bool) -> None:
    kept = len(listed.exclusions)
    if listed.as_of > today():
        raise FileRefused(_("--as-of is a day that has not come yet."))
    if not kept:
        raise FileRefused(_("There is no row in it that can be kept."))
    if last is None or force:
        return
    if listed.as_of < last.as_of:
        words = {"as_of": listed.as_of, "last": last.as_of}
        raise FileRefused(
            _(
                "This list is of %(as_of)s, and the last one was of %(last)s. If an older list is what you "
                "want, add --force."
            )
            % words
        )
    if kept < last.kept * FEWEST:
        numbers = {"kept": kept, "last": last.kept}
        raise FileRefused(
            _(
                "This list has %(kept)d rows that can be kept, and the last one had %(last)d: it seems to be "
                "a part. Get the whole file again. If the list has really become so short, add --force."
            )
            % numbers
        )


def _pairs(new: Iterable[Exclusion], gone: Iterable[Exclusion]) -> int:
    """How many of the new rows say the same exclusion as one that has gone, in other words."""
    one, other = (
        Counter(tuple(getattr(row, name) for name in SAME) for row in rows) for rows in (new, gone)
    )
    return (one & other).total()
