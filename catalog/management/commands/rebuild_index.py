"""manage.py rebuild_index: compute what search reads of each listing again."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from catalog.rebuild import kept_pks, rebuild_entries

# At once: their writers wait for about as many thousandths of a second.
BATCH = 100


class Command(BaseCommand):
    help = (
        "Compute what search reads of each listing again, and repair what is wrong or missing. The database keeps it up to "
        "date by itself, so this is for doubts and restored copies. Safe while the site is in use; safe to stop and to repeat."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        pks = kept_pks()
        changed = 0
        with tqdm(total=len(pks), unit=" listings", disable=not self.stderr.isatty()) as bar:
            for start in range(0, len(pks), BATCH):
                batch = pks[start : start + BATCH]
                changed += rebuild_entries(batch)
                bar.update(len(batch))
        self.stdout.write(
            _("checked %(checked)d, changed %(changed)d")
            % {"checked": len(pks), "changed": changed}
        )
