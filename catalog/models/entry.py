"""What search reads of one listing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One narrow row for each listing that has ever been public, kept by the database in the writing transaction.

    Functions of the database (catalog/sql/) write it, nobody else: a trigger refuses other writes, because an entry that says
    something else than the tables it is made of would show clients a listing, or a badge, that does not exist. Days are counted
    from 1970-01-01. What depends on a setting (how long an attestation counts) stands here raw, so that changing the setting
    changes the answer and not the rows.
    """

    # No foreign key: a deleted provider leaves its row, not listed and empty, so that readers learn of the end.
    provider_id = models.BigIntegerField(primary_key=True)
    # The number of the transaction that last changed the row; see Epoch.
    epoch = models.BigIntegerField()
    listed = models.BooleanField()
    slug = models.TextField()
    name = models.TextField()
    attested_on = models.DateField(null=True)
    availability = models.TextField(null=True)  # noqa: DJ001 - rows that are not listed say nothing
    availability_on = models.DateField(null=True)
    practicing_since = models.SmallIntegerField(null=True)
    next_opening_days = models.SmallIntegerField(null=True)
    # The lowest price of a whole course in US dollars.
    course_low = models.IntegerField(null=True)
    # What holds on every day: "format:in_person model:medical state:OR", sorted.
    options = models.TextField()
    # What holds from one day through another: "badge -1000000 20789 own@OR …", sorted.
    spans = models.TextField()
    # "45.5 -122.7 47.6 -122.3": latitude and longitude of each place in the order of their keys.
    places = models.TextField()
    # What a client may search for by name, a line each.
    words = models.TextField()
    # The rest of what a card needs; catalog/entries.py knows its shape.
    facts = models.JSONField()
    # Last, because the functions of the database read rows by position and came before it.
    availability_until = models.DateField(null=True)

    class Meta:
        # Nobody edits these by hand, so nobody is asked who may.
        default_permissions = ()
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ("provider_id",)
        indexes = (models.Index(fields=["epoch"], name="entry_epoch"),)

    def __str__(self) -> str:
        return self.slug or str(self.provider_id)
