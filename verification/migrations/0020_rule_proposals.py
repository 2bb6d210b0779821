"""Changes of prescribing rules wait here until somebody applies them; nobody rewrites one."""

import django.db.models.deletion
import providers.models.stated_list
import uuid
from django.conf import settings
from django.db import migrations, models


# What waits can be closed, and nothing else about it changes; what is closed stays as it is.
GUARD = """
CREATE FUNCTION proposal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.stage <> 'waiting' OR (
    NEW.id, NEW.kind, NEW.license_type, NEW.state, NEW.base, NEW.rule_id, NEW.authority, NEW.routes, NEW.valid_from,
    NEW.valid_until, NEW.condition, NEW.source, NEW.source_date, NEW.confidence, NEW.reason, NEW.proposed_at, NEW.proposed_by_id
  ) IS DISTINCT FROM (
    OLD.id, OLD.kind, OLD.license_type, OLD.state, OLD.base, OLD.rule_id, OLD.authority, OLD.routes, OLD.valid_from,
    OLD.valid_until, OLD.condition, OLD.source, OLD.source_date, OLD.confidence, OLD.reason, OLD.proposed_at, OLD.proposed_by_id
  ) THEN
    RAISE EXCEPTION 'verification_ruleproposal keeps what was proposed: write another proposal instead'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verification_ruleproposal_rows_stay BEFORE UPDATE OR DELETE ON verification_ruleproposal
  FOR EACH ROW EXECUTE FUNCTION proposal_stays();
CREATE TRIGGER verification_ruleproposal_table_stays BEFORE TRUNCATE ON verification_ruleproposal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE verification_ruleproposal ENABLE ALWAYS TRIGGER verification_ruleproposal_rows_stay;
ALTER TABLE verification_ruleproposal ENABLE ALWAYS TRIGGER verification_ruleproposal_table_stays
"""
UNGUARD = """
DROP TRIGGER verification_ruleproposal_rows_stay ON verification_ruleproposal;
DROP TRIGGER verification_ruleproposal_table_stays ON verification_ruleproposal;
DROP FUNCTION proposal_stays()
"""


class Migration(migrations.Migration):

    dependencies = [
        ('providers', '0016_federal_rules'),
        ("verification", "0010_exclusions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RuleProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('change', 'New version'), ('confirm', 'Confirmation')], max_length=8, verbose_name='kind')),
                ('license_type', models.CharField(choices=[('md', 'Physician (MD)'), ('do', 'Physician (DO)'), ('np', 'Nurse practitioner'), ('pa', 'Physician assistant'), ('crna', 'Nurse anesthetist'), ('cns', 'Clinical nurse specialist'), ('psychologist', 'Psychologist'), ('prescribing_psychologist', 'Prescribing psychologist'), ('lcsw', 'Clinical social worker'), ('lmft', 'Marriage and family therapist'), ('lpc', 'Professional counselor'), ('art_therapist', 'Art therapist'), ('nd', 'Naturopathic physician'), ('rn', 'Registered nurse'), ('lpn', 'Practical nurse'), ('pharmacist', 'Pharmacist'), ('counselor_other', 'Counselor (other license)'), ('facilitator', 'Facilitator (no license)')], max_length=24, verbose_name='license type')),
                ('state', models.CharField(choices=[('AL', 'Alabama'), ('AK', 'Alaska'), ('AZ', 'Arizona'), ('AR', 'Arkansas'), ('CA', 'California'), ('CO', 'Colorado'), ('CT', 'Connecticut'), ('DE', 'Delaware'), ('DC', 'District of Columbia'), ('FL', 'Florida'), ('GA', 'Georgia'), ('HI', 'Hawaii'), ('ID', 'Idaho'), ('IL', 'Illinois'), ('IN', 'Indiana'), ('IA', 'Iowa'), ('KS', 'Kansas'), ('KY', 'Kentucky'), ('LA', 'Louisiana'), ('ME', 'Maine'), ('MD', 'Maryland'), ('MA', 'Massachusetts'), ('MI', 'Michigan'), ('MN', 'Minnesota'), ('MS', 'Mississippi'), ('MO', 'Missouri'), ('MT', 'Montana'), ('NE', 'Nebraska'), ('NV', 'Nevada'), ('NH', 'New Hampshire'), ('NJ', 'New Jersey'), ('NM', 'New Mexico'), ('NY', 'New York'), ('NC', 'North Carolina'), ('ND', 'North Dakota'), ('OH', 'Ohio'), ('OK', 'Oklahoma'), ('OR', 'Oregon'), ('PA', 'Pennsylvania'), ('RI', 'Rhode Island'), ('SC', 'South Carolina'), ('SD', 'South Dakota'), ('TN', 'Tennessee'), ('TX', 'Texas'), ('UT', 'Utah'), ('VT', 'Vermont'), ('VA', 'Virginia'), ('WA', 'Washington'), ('WV', 'West Virginia'), ('WI', 'Wisconsin'), ('WY', 'Wyoming'), ('AS', 'American Samoa'), ('GU', 'Guam'), ('MP', 'Northern Mariana Islands'), ('PR', 'Puerto Rico'), ('VI', 'US Virgin Islands')], max_length=2, verbose_name='state')),
                ('base', models.CharField(max_length=16)),
                ('authority', models.CharField(choices=[('own', 'On own authority'), ('collaborating', 'With a collaborating physician'), ('own_after_hours', 'On own authority after supervised hours'), ('no', 'No'), ('not_confirmed', 'Not confirmed')], max_length=16, verbose_name='authority')),
                ('routes', providers.models.stated_list.StatedListField(base_field=models.CharField(choices=[('iv', 'IV drip'), ('im', 'Injection'), ('intranasal', 'Nasal spray'), ('sublingual', 'Lozenge')], max_length=40), blank=True, default=list, null=True, size=None, verbose_name='only for')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='in force from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='in force until')),
                ('condition', models.TextField(blank=True, verbose_name='conditions')),
                ('source', models.TextField(blank=True, verbose_name='source')),
                ('source_date', models.DateField(blank=True, null=True, verbose_name='date of the source')),
                ('confidence', models.CharField(choices=[('high', 'High'), ('medium', 'Medium'), ('low', 'Low'), ('none', 'None')], max_length=8, verbose_name='confidence')),
                ('reason', models.TextField(verbose_name='why')),
                ('proposed_at', models.DateTimeField(verbose_name='proposed at')),
                ('stage', models.CharField(choices=[('waiting', 'Waiting'), ('applied', 'Applied'), ('refused', 'Refused'), ('taken_back', 'Taken back')], db_default='waiting', default='waiting', max_length=10, verbose_name='stage')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed at')),
                ('closing_reason', models.TextField(blank=True, verbose_name='why closed')),
                ('altered', models.PositiveIntegerField(blank=True, null=True, verbose_name='listings altered')),
            ],
            options={
                'verbose_name': 'proposed change of a rule',
                'verbose_name_plural': 'proposed changes of rules',
                'ordering': ('-proposed_at', '-pk'),
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='ruleproposal',
            name='closed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by'),
        ),
        migrations.AddField(
            model_name='ruleproposal',
            name='proposed_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by'),
        ),
        migrations.AddField(
            model_name='ruleproposal',
            name='rule',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.prescribingrule'),
        ),
        migrations.AddIndex(
            model_name='ruleproposal',
            index=models.Index(fields=['license_type', 'state'], name='proposal_of_rule'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['change', 'confirm'])), name='proposal_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(('license_type__in', ['md', 'do', 'np', 'pa', 'crna', 'cns', 'psychologist', 'prescribing_psychologist', 'lcsw', 'lmft', 'lpc', 'art_therapist', 'nd', 'rn', 'lpn', 'pharmacist', 'counselor_other', 'facilitator'])), name='proposal_license_type_known'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['AL', 'AK', 'AZ', 'AR', 'CA', 'CO', 'CT', 'DE', 'DC', 'FL', 'GA', 'HI', 'ID', 'IL', 'IN', 'IA', 'KS', 'KY', 'LA', 'ME', 'MD', 'MA', 'MI', 'MN', 'MS', 'MO', 'MT', 'NE', 'NV', 'NH', 'NJ', 'NM', 'NY', 'NC', 'ND', 'OH', 'OK', 'OR', 'PA', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VT', 'VA', 'WA', 'WV', 'WI', 'WY', 'AS', 'GU', 'MP', 'PR', 'VI'])), name='proposal_state_known'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(('authority__in', ['own', 'collaborating', 'own_after_hours', 'no', 'not_confirmed'])), name='proposal_authority_known'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__in', ['high', 'medium', 'low', 'none'])), name='proposal_confidence_known'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['waiting', 'applied', 'refused', 'taken_back'])), name='proposal_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(('routes__contained_by', ['iv', 'im', 'intranasal', 'sublingual'])), name='proposal_routes_known'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), _connector='OR'), name='proposal_closed_by_whom_and_when'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('stage', 'waiting')), models.Q(models.Q(('stage', 'waiting'), _negated=True), ('closed_at__isnull', False)), _connector='OR'), name='proposal_closed_or_waiting'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('altered__isnull', False), ('stage', 'applied')), models.Q(models.Q(('stage', 'applied'), _negated=True), ('altered__isnull', True)), _connector='OR'), name='proposal_applied_to_so_many'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'applied'), _negated=True), ('altered', 0), models.Q(('closed_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='proposal_of_weight_has_two_people'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'refused'), _negated=True), models.Q(('closing_reason', ''), _negated=True), _connector='OR'), name='proposal_refused_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'confirm'), ('rule__isnull', False)), models.Q(('kind', 'change'), ('rule__isnull', True)), _connector='OR'), name='proposal_names_what_it_confirms'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='proposal_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(('routes__isnull', False)), name='proposal_routes_are_a_list'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='proposal_dates_in_order'),
        ),
        migrations.AddConstraint(
            model_name='ruleproposal',
            constraint=models.UniqueConstraint(condition=models.Q(('stage', 'waiting')), fields=('license_type', 'state'), name='proposal_one_waits'),
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
