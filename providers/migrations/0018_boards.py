"""Boards become rows: every site starts with the table that comes with the project, and administrators keep it from then on."""

import django.core.validators
import providers.models.stated_list
from django.db import migrations, models

from providers.boards_file import read_boards


def load(apps, schema_editor):
    board = apps.get_model("providers", "Board")
    board.objects.bulk_create(board(**row) for row in read_boards())


class Migration(migrations.Migration):

    dependencies = [
        ("providers", "0016_federal_rules"),
    ]

    operations = [
        migrations.CreateModel(
            name='Board',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('state', models.CharField(blank=True, choices=[('AL', 'Alabama'), ('AK', 'Alaska'), ('AZ', 'Arizona'), ('AR', 'Arkansas'), ('CA', 'California'), ('CO', 'Colorado'), ('CT', 'Connecticut'), ('DE', 'Delaware'), ('DC', 'District of Columbia'), ('FL', 'Florida'), ('GA', 'Georgia'), ('HI', 'Hawaii'), ('ID', 'Idaho'), ('IL', 'Illinois'), ('IN', 'Indiana'), ('IA', 'Iowa'), ('KS', 'Kansas'), ('KY', 'Kentucky'), ('LA', 'Louisiana'), ('ME', 'Maine'), ('MD', 'Maryland'), ('MA', 'Massachusetts'), ('MI', 'Michigan'), ('MN', 'Minnesota'), ('MS', 'Mississippi'), ('MO', 'Missouri'), ('MT', 'Montana'), ('NE', 'Nebraska'), ('NV', 'Nevada'), ('NH', 'New Hampshire'), ('NJ', 'New Jersey'), ('NM', 'New Mexico'), ('NY', 'New York'), ('NC', 'North Carolina'), ('ND', 'North Dakota'), ('OH', 'Ohio'), ('OK', 'Oklahoma'), ('OR', 'Oregon'), ('PA', 'Pennsylvania'), ('RI', 'Rhode Island'), ('SC', 'South Carolina'), ('SD', 'South Dakota'), ('TN', 'Tennessee'), ('TX', 'Texas'), ('UT', 'Utah'), ('VT', 'Vermont'), ('VA', 'Virginia'), ('WA', 'Washington'), ('WV', 'West Virginia'), ('WI', 'Wisconsin'), ('WY', 'Wyoming'), ('AS', 'American Samoa'), ('GU', 'Guam'), ('MP', 'Northern Mariana Islands'), ('PR', 'Puerto Rico'), ('VI', 'US Virgin Islands')], help_text='Empty: for the whole country.', max_length=2, verbose_name='state')),
                ('license_types', providers.models.stated_list.StatedListField(base_field=models.CharField(choices=[('md', 'Physician (MD)'), ('do', 'Physician (DO)'), ('np', 'Nurse practitioner'), ('pa', 'Physician assistant'), ('crna', 'Nurse anesthetist'), ('cns', 'Clinical nurse specialist'), ('psychologist', 'Psychologist'), ('prescribing_psychologist', 'Prescribing psychologist'), ('lcsw', 'Clinical social worker'), ('lmft', 'Marriage and family therapist'), ('lpc', 'Professional counselor'), ('art_therapist', 'Art therapist'), ('nd', 'Naturopathic physician'), ('rn', 'Registered nurse'), ('lpn', 'Practical nurse'), ('pharmacist', 'Pharmacist'), ('counselor_other', 'Counselor (other license)'), ('facilitator', 'Facilitator (no license)')], max_length=40), blank=True, default=list, null=True, size=None, verbose_name='license types')),
                ('of_all_types', models.BooleanField(default=False, verbose_name='shows every license type of the state')),
                ('url', models.URLField(max_length=500, validators=[django.core.validators.URLValidator(schemes=['https'])], verbose_name='look-up page')),
                ('how', models.CharField(blank=True, max_length=300, verbose_name='how to look')),
            ],
            options={
                'verbose_name': 'board',
                'verbose_name_plural': 'boards',
                'ordering': ('state', 'name', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['AL', 'AK', 'AZ', 'AR', 'CA', 'CO', 'CT', 'DE', 'DC', 'FL', 'GA', 'HI', 'ID', 'IL', 'IN', 'IA', 'KS', 'KY', 'LA', 'ME', 'MD', 'MA', 'MI', 'MN', 'MS', 'MO', 'MT', 'NE', 'NV', 'NH', 'NJ', 'NM', 'NY', 'NC', 'ND', 'OH', 'OK', 'OR', 'PA', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VT', 'VA', 'WA', 'WV', 'WI', 'WY', 'AS', 'GU', 'MP', 'PR', 'VI', ''])), name='board_state_known'), models.CheckConstraint(condition=models.Q(('license_types__contained_by', ['md', 'do', 'np', 'pa', 'crna', 'cns', 'psychologist', 'prescribing_psychologist', 'lcsw', 'lmft', 'lpc', 'art_therapist', 'nd', 'rn', 'lpn', 'pharmacist', 'counselor_other', 'facilitator'])), name='board_license_types_known'), models.CheckConstraint(condition=models.Q(('url__regex', '^https://[^\\s{}]+$')), name='board_url_is_one_address', violation_error_message='One address that begins with https://'), models.CheckConstraint(condition=models.Q(models.Q(('license_types', []), ('of_all_types', True)), models.Q(('license_types__len__gte', 1), ('of_all_types', False)), _connector='OR'), name='board_shows_some_types_or_all', violation_error_message='Choose license types, or “every license type”.'), models.CheckConstraint(condition=models.Q(('of_all_types', True), ('state', ''), _negated=True), name='board_of_all_types_is_of_a_state', violation_error_message='No page shows every license of the whole country.')],
            },
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
