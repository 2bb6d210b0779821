"""A proposed rule, a dispute and a second look are work that somebody can hold."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('verification', '0020_rule_proposals'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='hold',
            name='hold_kind_known',
        ),
        migrations.AlterField(
            model_name='hold',
            name='kind',
            field=models.CharField(choices=[('safety_report', 'Safety concern'), ('exclusion', 'Exclusion list'), ('license', 'New license'), ('second_look', 'Second look'), ('claim', 'Claim of a listing'), ('recheck', 'Check again'), ('expiring', 'License ends soon'), ('difference', 'Registry differs'), ('report', 'Report about a listing'), ('rule', 'Prescribing rule'), ('dispute', 'Whose license it is')], max_length=20, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='hold',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['safety_report', 'exclusion', 'license', 'second_look', 'claim', 'recheck', 'expiring', 'difference', 'report', 'rule', 'dispute'])), name='hold_kind_known'),
        ),
    ]
