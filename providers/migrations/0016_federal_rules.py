"""Federal rules in versions, with the one on telehealth that is in force."""

import datetime as dt

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


GUARD = """
CREATE TRIGGER providers_federalrule_rows_stay BEFORE UPDATE OR DELETE ON providers_federalrule
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER providers_federalrule_table_stays BEFORE TRUNCATE ON providers_federalrule
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE providers_federalrule ENABLE ALWAYS TRIGGER providers_federalrule_rows_stay;
ALTER TABLE providers_federalrule ENABLE ALWAYS TRIGGER providers_federalrule_table_stays
"""
UNGUARD = """
DROP TRIGGER providers_federalrule_rows_stay ON providers_federalrule;
DROP TRIGGER providers_federalrule_table_stays ON providers_federalrule
"""


def load(apps, schema_editor):
    """The version that every site starts with; administrators keep it from then on."""
    apps.get_model("providers", "FederalRule").objects.create(
        topic="telehealth",
        version=1,
        text="Ketamine is a Schedule III drug. Federal rules that let it be prescribed by telehealth run until December 31, 2026.",
        valid_until=dt.date(2026, 12, 31),
        source="Federal Register, December 31, 2025, 90 FR 61301: telemedicine flexibilities for controlled medicines.",
        source_date=dt.date(2025, 12, 31),
    )


class Migration(migrations.Migration):

    dependencies = [
        ('providers', '0015_authority_overrides'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FederalRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(choices=[('telehealth', 'Prescribing by telehealth')], max_length=20, verbose_name='topic')),
                ('version', models.PositiveSmallIntegerField(verbose_name='version')),
                ('text', models.CharField(max_length=300, verbose_name='in words')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='holds until')),
                ('source', models.CharField(max_length=300, verbose_name='source')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='where it stands')),
                ('source_date', models.DateField(verbose_name='date of the source')),
                ('reason', models.CharField(blank=True, max_length=600, verbose_name='why')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='recorded at')),
            ],
            options={
                'verbose_name': 'federal rule',
                'verbose_name_plural': 'federal rules',
                'ordering': ('topic', '-version'),
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='federalrule',
            name='recorded_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddConstraint(
            model_name='federalrule',
            constraint=models.CheckConstraint(condition=models.Q(('topic__in', ['telehealth'])), name='federalrule_topic_known'),
        ),
        migrations.AddConstraint(
            model_name='federalrule',
            constraint=models.UniqueConstraint(fields=('topic', 'version'), name='federalrule_version_once'),
        ),
        migrations.AddConstraint(
            model_name='federalrule',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='federalrule_says_something'),
        ),
        migrations.AddConstraint(
            model_name='federalrule',
            constraint=models.CheckConstraint(condition=models.Q(('recorded_by__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='federalrule_version_has_a_reason'),
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
