
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('providers', '0018_boards'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('jpeg', 'Photo (JPEG)'), ('png', 'Picture (PNG)'), ('webp', 'Picture (WebP)'), ('pdf', 'PDF')], max_length=4, verbose_name='kind')),
                ('size', models.PositiveIntegerField(verbose_name='size in bytes')),
                ('sha256', models.CharField(max_length=64, verbose_name='digest')),
                ('stored_as', models.CharField(max_length=32, unique=True)),
                ('attached_at', models.DateTimeField(verbose_name='attached')),
            ],
            options={
                'verbose_name': 'attachment',
                'verbose_name_plural': 'attachments',
                'ordering': ('attached_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='DecisionNote',
            fields=[
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='note', serialize=False, to='providers.decision')),
                ('to_provider', models.TextField(blank=True, max_length=1000, verbose_name='note to the provider')),
                ('private', models.TextField(blank=True, max_length=2000, verbose_name='private note')),
            ],
            options={
                'verbose_name': 'note of a decision',
                'verbose_name_plural': 'notes of decisions',
            },
        ),
        migrations.AddField(
            model_name='decision',
            name='code',
            field=models.CharField(blank=True, choices=[('all_agrees', 'Everything agrees with the board’s record.'), ('agrees', 'The board’s record agrees; small things are written in another way.'), ('former_name', 'The board’s record has another name of the same person.'), ('name_differs', 'The board’s record has another name.'), ('number_differs', 'The board knows the name with another number.'), ('end_differs', 'The board’s record has another end date.'), ('not_active', 'The board shows the license as expired or not active.'), ('compact_not_shown', 'The board’s record does not show all other states.'), ('document_needed', 'A photo or PDF of the license is needed.'), ('need_other', 'Something else is missing.'), ('board_silent', 'The board did not answer.'), ('not_public', 'The board does not show this kind of license to the public.'), ('not_found', 'The board does not show such a license.'), ('confirm_other', 'It could not be looked up.'), ('other_person', 'The number belongs to somebody else.'), ('other_type', 'The number belongs to another kind of license.'), ('never_issued', 'The board says that it did not issue this license.'), ('public_order', 'The board shows a public order about this license.'), ('restricted', 'The board has limited this license, or put it on probation.'), ('suspended', 'The board has suspended this license.'), ('revoked', 'The license was revoked or given up.')], db_default='', default='', max_length=20, verbose_name='reason code'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), models.Q(('code__in', ('all_agrees', 'agrees', 'former_name')), ('verdict', 'verified')), models.Q(('code__in', ('name_differs', 'number_differs', 'end_differs', 'not_active', 'compact_not_shown', 'document_needed', 'need_other')), ('verdict', 'need_more')), models.Q(('code__in', ('board_silent', 'not_public', 'not_found', 'confirm_other')), ('verdict', 'could_not_confirm')), models.Q(('code__in', ('other_person', 'other_type', 'never_issued')), ('verdict', 'does_not_match')), models.Q(('code__in', ('public_order', 'restricted', 'suspended', 'revoked')), ('verdict', 'disciplined')), _connector='OR'), name='decision_code_is_of_its_verdict'),
        ),
        migrations.AddField(
            model_name='attachment',
            name='attached_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='attached by'),
        ),
        migrations.AddField(
            model_name='attachment',
            name='credential',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='providers.credential'),
        ),
        migrations.AddField(
            model_name='attachment',
            name='license',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='providers.license'),
        ),
        migrations.AddField(
            model_name='attachment',
            name='provider',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='providers.provider'),
        ),
        migrations.AddConstraint(
            model_name='decisionnote',
            constraint=models.CheckConstraint(condition=models.Q(('private', ''), ('to_provider', ''), _negated=True), name='decision_note_says_something'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['jpeg', 'png', 'webp', 'pdf'])), name='attachment_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('size__gte', 1)), name='attachment_is_not_empty'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='attachment_sha256_is_digest'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('stored_as__regex', '^[0-9a-f]{32}$')), name='attachment_stored_as_plain'),
        ),
    ]
