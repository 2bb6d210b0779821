"""Prescribing rules in versions: who wrote one, who let it count, why, and what replaced it."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# The rows that came with the project are its file, until a version replaces them. From then on nothing here can be rewritten: a version
# may be confirmed, get an earlier end, or be put aside, each with what replaced it.
GUARD = """
CREATE FUNCTION rule_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.recorded_at IS NULL AND OLD.replaced_by_id IS NULL THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'providers_prescribingrule keeps its versions: add a new one instead'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (
    NEW.id, NEW.license_type, NEW.state, NEW.authority, NEW.routes, NEW.valid_from, NEW.condition, NEW.source, NEW.source_date,
    NEW.confidence, NEW.needs_review, NEW.recorded_at, NEW.recorded_by_id, NEW.applied_by_id, NEW.reason
  ) IS DISTINCT FROM (
    OLD.id, OLD.license_type, OLD.state, OLD.authority, OLD.routes, OLD.valid_from, OLD.condition, OLD.source, OLD.source_date,
    OLD.confidence, OLD.needs_review, OLD.recorded_at, OLD.recorded_by_id, OLD.applied_by_id, OLD.reason
  )
    OR OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at
    OR OLD.confirmed_at IS NOT NULL
      AND (NEW.confirmed_at, NEW.confirmed_by_id) IS DISTINCT FROM (OLD.confirmed_at, OLD.confirmed_by_id)
    OR OLD.replaced_by_id IS NOT NULL AND NEW.replaced_by_id IS NULL
    OR coalesce(NEW.valid_until, 'infinity') > coalesce(OLD.valid_until, 'infinity')
  THEN
    RAISE EXCEPTION 'providers_prescribingrule keeps its versions: add a new one instead'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER providers_prescribingrule_versions_stay BEFORE UPDATE OR DELETE ON providers_prescribingrule
  FOR EACH ROW EXECUTE FUNCTION rule_stays();
CREATE TRIGGER providers_prescribingrule_table_stays BEFORE TRUNCATE ON providers_prescribingrule
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE providers_prescribingrule ENABLE ALWAYS TRIGGER providers_prescribingrule_versions_stay;
ALTER TABLE providers_prescribingrule ENABLE ALWAYS TRIGGER providers_prescribingrule_table_stays
"""
UNGUARD = """
DROP TRIGGER providers_prescribingrule_versions_stay ON providers_prescribingrule;
DROP TRIGGER providers_prescribingrule_table_stays ON providers_prescribingrule;
DROP FUNCTION rule_stays()
"""


class Migration(migrations.Migration):

    dependencies = [
        ("providers", "0013_license_disputes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='prescribingrule',
            name='rule_one_at_a_time',
        ),
        migrations.AddField(
            model_name='prescribingrule',
            name='applied_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='applied by'),
        ),
        migrations.AddField(
            model_name='prescribingrule',
            name='reason',
            field=models.TextField(blank=True, db_default='', verbose_name='why'),
        ),
        migrations.AddField(
            model_name='prescribingrule',
            name='recorded_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='recorded at'),
        ),
        migrations.AddField(
            model_name='prescribingrule',
            name='recorded_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by'),
        ),
        migrations.AddField(
            model_name='prescribingrule',
            name='replaced_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='providers.prescribingrule', verbose_name='replaced by'),
        ),
        migrations.AddField(
            model_name='prescribingrule',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='put aside at'),
        ),
        migrations.AddConstraint(
            model_name='prescribingrule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('applied_by__isnull', False), ('recorded_at__isnull', False), ('recorded_by__isnull', False)), models.Q(('applied_by__isnull', True), ('recorded_at__isnull', True), ('recorded_by__isnull', True)), _connector='OR'), name='rule_recorded_by_whom_and_when'),
        ),
        migrations.AddConstraint(
            model_name='prescribingrule',
            constraint=models.CheckConstraint(condition=models.Q(('recorded_at__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='rule_version_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='prescribingrule',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('replaced_by__isnull', False), _connector='OR'), name='rule_put_aside_for_another'),
        ),
        migrations.AddConstraint(
            model_name='prescribingrule',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='rule_dates_in_order'),
        ),
        migrations.AddConstraint(
            model_name='prescribingrule',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('withdrawn_at__isnull', True)), expressions=[('license_type', '='), ('state', '='), (models.Func(models.F('valid_from'), models.F('valid_until'), django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_lower=True, inclusive_upper=True), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='rule_one_at_a_time'),
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
