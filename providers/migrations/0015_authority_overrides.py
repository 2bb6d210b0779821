"""What a senior reviewer finds of one license in place of the law; rows that nobody can change."""

import django.db.models.deletion
import providers.models.stated_list
from django.conf import settings
from django.db import migrations, models


GUARD = """
CREATE TRIGGER providers_authorityoverride_rows_stay BEFORE UPDATE OR DELETE ON providers_authorityoverride
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER providers_authorityoverride_table_stays BEFORE TRUNCATE ON providers_authorityoverride
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE providers_authorityoverride ENABLE ALWAYS TRIGGER providers_authorityoverride_rows_stay;
ALTER TABLE providers_authorityoverride ENABLE ALWAYS TRIGGER providers_authorityoverride_table_stays;
CREATE FUNCTION override_has_subject() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM providers_license WHERE id = NEW.license_id)
    OR NEW.evidence_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM providers_evidence WHERE id = NEW.evidence_id AND license_id = NEW.license_id)
  THEN
    RAISE EXCEPTION 'an override is about a license, and rests on evidence of that license'
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER override_has_subject BEFORE INSERT ON providers_authorityoverride
  FOR EACH ROW EXECUTE FUNCTION override_has_subject();
ALTER TABLE providers_authorityoverride ENABLE ALWAYS TRIGGER override_has_subject
"""
UNGUARD = """
DROP TRIGGER override_has_subject ON providers_authorityoverride;
DROP FUNCTION override_has_subject();
DROP TRIGGER providers_authorityoverride_rows_stay ON providers_authorityoverride;
DROP TRIGGER providers_authorityoverride_table_stays ON providers_authorityoverride
"""


class Migration(migrations.Migration):

    dependencies = [
        ('providers', '0014_rule_versions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AuthorityOverride',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('authority', models.CharField(choices=[('own', 'Prescribes on own authority'), ('collaborating', 'Prescribes with a collaborating physician'), ('no', 'Does not prescribe'), ('as_law', 'As the law of the state says')], max_length=16, verbose_name='authority')),
                ('routes', providers.models.stated_list.StatedListField(base_field=models.CharField(choices=[('iv', 'IV drip'), ('im', 'Injection'), ('intranasal', 'Nasal spray'), ('sublingual', 'Lozenge')], max_length=40), blank=True, default=list, null=True, size=None, verbose_name='only for')),
                ('reason', models.CharField(max_length=600, verbose_name='reason')),
                ('decided_at', models.DateTimeField(verbose_name='decided at')),
                ('valid_from', models.DateField(verbose_name='holds from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='holds until')),
            ],
            options={
                'verbose_name': 'decision on one license’s prescribing',
                'verbose_name_plural': 'decisions on one license’s prescribing',
                'ordering': ('-pk',),
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='authorityoverride',
            name='decided_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='authorityoverride',
            name='evidence',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='providers.evidence', verbose_name='evidence'),
        ),
        migrations.AddField(
            model_name='authorityoverride',
            name='license',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='overrides', to='providers.license'),
        ),
        migrations.AddIndex(
            model_name='authorityoverride',
            index=models.Index(fields=['license', '-id'], name='override_last'),
        ),
        migrations.AddConstraint(
            model_name='authorityoverride',
            constraint=models.CheckConstraint(condition=models.Q(('authority__in', ['own', 'collaborating', 'no', 'as_law'])), name='override_authority_known'),
        ),
        migrations.AddConstraint(
            model_name='authorityoverride',
            constraint=models.CheckConstraint(condition=models.Q(('routes__contained_by', ['iv', 'im', 'intranasal', 'sublingual'])), name='override_routes_known'),
        ),
        migrations.AddConstraint(
            model_name='authorityoverride',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='override_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='authorityoverride',
            constraint=models.CheckConstraint(condition=models.Q(('authority', 'as_law'), ('evidence__isnull', False), _connector='OR'), name='override_rests_on_evidence'),
        ),
        migrations.AddConstraint(
            model_name='authorityoverride',
            constraint=models.CheckConstraint(condition=models.Q(('routes__isnull', False), models.Q(('routes', []), ('authority__in', ['own', 'collaborating']), _connector='OR')), name='override_routes_of_prescribers'),
        ),
        migrations.AddConstraint(
            model_name='authorityoverride',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='override_dates_in_order'),
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
