"""A document can be about a claim instead of a license, and says what came of trying to show it."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('providers', '0021_last_looks_by_index'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='document',
            name='claim',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='providers.claim'),
        ),
        migrations.AddField(
            model_name='document',
            name='trouble',
            field=models.CharField(blank=True, choices=[('L', 'This PDF asks for a password, so the reviewers cannot look at it here. Save it without a password, and upload it again.'), ('B', 'This file may be damaged. Open it on your device, save or print it as PDF again, and upload it again.'), ('T', 'This PDF takes too long to show here. Save or print it as PDF again, or take a photo, and upload that.')], db_default='', default='', max_length=1, verbose_name='trouble'),
        ),
        migrations.AlterField(
            model_name='document',
            name='license',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='providers.license'),
        ),
        migrations.AlterField(
            model_name='document',
            name='provider',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='providers.provider'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(('trouble__in', ['L', 'B', 'T', ''])), name='document_trouble_known'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('claim__isnull', True), ('license__isnull', False), ('provider__isnull', False)), models.Q(('claim__isnull', False), ('license__isnull', True), ('provider__isnull', True)), _connector='OR'), name='document_is_of_a_license_or_of_a_claim'),
        ),
    ]
