
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('providers', '0019_attachments_and_notes'),
        ('verification', '0002_role_changes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SecondLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('verified', 'Verified'), ('need_more', 'More is needed'), ('could_not_confirm', 'Could not be confirmed'), ('does_not_match', "Does not match the board's record"), ('disciplined', 'Disciplined by the board')], max_length=20, verbose_name='verdict')),
                ('code', models.CharField(choices=[('all_agrees', 'Everything agrees with the board’s record.'), ('agrees', 'The board’s record agrees; small things are written in another way.'), ('former_name', 'The board’s record has another name of the same person.'), ('name_differs', 'The board’s record has another name.'), ('number_differs', 'The board knows the name with another number.'), ('end_differs', 'The board’s record has another end date.'), ('not_active', 'The board shows the license as expired or not active.'), ('compact_not_shown', 'The board’s record does not show all other states.'), ('document_needed', 'A photo or PDF of the license is needed.'), ('need_other', 'Something else is missing.'), ('board_silent', 'The board did not answer.'), ('not_public', 'The board does not show this kind of license to the public.'), ('not_found', 'The board does not show such a license.'), ('confirm_other', 'It could not be looked up.'), ('other_person', 'The number belongs to somebody else.'), ('other_type', 'The number belongs to another kind of license.'), ('never_issued', 'The board says that it did not issue this license.'), ('public_order', 'The board shows a public order about this license.'), ('restricted', 'The board has limited this license, or put it on probation.'), ('suspended', 'The board has suspended this license.'), ('revoked', 'The license was revoked or given up.')], max_length=20, verbose_name='reason code')),
                ('to_provider', models.TextField(blank=True, max_length=1000, verbose_name='note to the provider')),
                ('private', models.TextField(blank=True, max_length=2000, verbose_name='private note')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
            ],
            options={
                'verbose_name': 'second look',
                'verbose_name_plural': 'second looks',
                'ordering': ('-asked_at', '-pk'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='hold',
            name='hold_kind_known',
        ),
        migrations.AlterField(
            model_name='hold',
            name='kind',
            field=models.CharField(choices=[('safety_report', 'Safety concern'), ('exclusion', 'Exclusion list'), ('license', 'New license'), ('second_look', 'Second look'), ('claim', 'Claim of a listing'), ('recheck', 'Check again'), ('expiring', 'License ends soon'), ('difference', 'Registry differs'), ('report', 'Report about a listing')], max_length=20, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='hold',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['safety_report', 'exclusion', 'license', 'second_look', 'claim', 'recheck', 'expiring', 'difference', 'report'])), name='hold_kind_known'),
        ),
        migrations.AddField(
            model_name='secondlook',
            name='asked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='secondlook',
            name='license',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='second_looks', to='providers.license'),
        ),
        migrations.AddIndex(
            model_name='secondlook',
            index=models.Index(fields=['license', '-asked_at'], name='second_look_last'),
        ),
        migrations.AddConstraint(
            model_name='secondlook',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['verified', 'need_more', 'could_not_confirm', 'does_not_match', 'disciplined'])), name='second_look_verdict_known'),
        ),
        migrations.AddConstraint(
            model_name='secondlook',
            constraint=models.CheckConstraint(condition=models.Q(('code__in', ['all_agrees', 'agrees', 'former_name', 'name_differs', 'number_differs', 'end_differs', 'not_active', 'compact_not_shown', 'document_needed', 'need_other', 'board_silent', 'not_public', 'not_found', 'confirm_other', 'other_person', 'other_type', 'never_issued', 'public_order', 'restricted', 'suspended', 'revoked'])), name='second_look_code_known'),
        ),
    ]
