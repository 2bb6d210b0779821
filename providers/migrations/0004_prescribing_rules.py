"""Every site starts with the rules that come with the project; from then on administrators keep them."""

from django.db import migrations

from providers.rules_file import read_rules


def load(apps, schema_editor):
    rule = apps.get_model("providers", "PrescribingRule")
    rule.objects.bulk_create(rule(**row) for row in read_rules())


class Migration(migrations.Migration):
    dependencies = [("providers", "0003_append_only")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
