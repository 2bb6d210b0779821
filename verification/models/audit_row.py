"""Who saw, decided and changed what, and when: one chain of rows that only grows."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of

# The whole table went at once; there is no key to name.
EVERYTHING = "*"


class Act(models.TextChoices):
    """What somebody did."""

    SAW = "saw", _("saw")
    CREATED = "created", _("added")
    CHANGED = "changed", _("changed")
    REMOVED = "removed", _("removed")
    DECIDED = "decided", _("decided on")


class AuditRow(models.Model):
    """One act; written by the database's own triggers, and free of personal values, so that people can still be forgotten.

    Keys point at rows that may be gone, hence no constraints. `number`, `previous` and `hash` are set once, when the row takes its
    place in the chain (docs/decisions/0031); everything else never changes.
    """

    number = models.BigIntegerField(_("number"), null=True, unique=True)
    at = models.DateTimeField(_("at"))
    # Whoever was signed in, or the program that did it; neither where nobody said.
    actor_id = models.BigIntegerField(_("by"), null=True)
    program = models.CharField(_("program"), max_length=60, blank=True)
    act = models.CharField(_("act"), max_length=8, choices=Act)
    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("key"), max_length=80)
    # Whose history this belongs to.
    listing_id = models.BigIntegerField(null=True)
    other_listing_id = models.BigIntegerField(null=True)
    license_id = models.UUIDField(null=True)
    person_id = models.BigIntegerField(null=True)
    fields = ArrayField(models.TextField(), verbose_name=_("fields"))
    values_sha256 = models.CharField(_("digest of the values"), max_length=64, blank=True)
    previous = models.CharField(_("hash of the row before"), max_length=64, blank=True)
    hash = models.CharField(_("hash"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("row of the audit trail")
        verbose_name_plural = _("audit trail")
        default_permissions = ()
        ordering = ("-id",)
        constraints = (
            one_of("audit", "act", Act),
            models.CheckConstraint(
                condition=Q(number__isnull=True, previous="", hash="")
                # NULL is not false: without the first word a hash without a number would pass.
                | Q(number__isnull=False, number__gte=1) & ~Q(previous="") & ~Q(hash=""),
                name="audit_in_the_chain_or_not",
            ),
        )
        indexes = (
            # What still has to be chained: nearly always nothing.
            models.Index(fields=["id"], condition=Q(number__isnull=True), name="audit_waiting"),
            *(
                models.Index(
                    fields=[of, "-id"],
                    condition=Q(**{f"{of}__isnull": False}),
                    name=f"audit_of_{of.removesuffix('_id')}",
                )
                for of in (
                    "listing_id",
                    "other_listing_id",
                    "license_id",
                    "person_id",
                    "actor_id",
                )
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.act} {self.kind} {self.key}"


class AuditValues(models.Model):
    """What the changed fields said before and after, as JSON text; erased with the person or the listing, while the digest stays."""

    row = models.OneToOneField(
        AuditRow,
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="values",
    )
    salt = models.CharField(max_length=64)
    # Not a JSON column: the digest is that of these very bytes.
    shown = models.TextField(_("before and after"))

    class Meta:
        verbose_name = _("values of the audit trail")
        verbose_name_plural = _("values of the audit trail")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.row_id)
