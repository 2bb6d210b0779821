"""Accounts so far were made by the operator, who knew their people: their addresses count as confirmed."""

from django.db import migrations

CONFIRM = """
INSERT INTO account_emailaddress (user_id, email, verified, "primary")
SELECT person.id, person.email, true, true FROM accounts_user AS person
WHERE NOT EXISTS (SELECT FROM account_emailaddress AS kept WHERE kept.user_id = person.id OR kept.email = person.email)
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_attempts'),
        ('account', '0009_emailaddress_unique_primary_email'),
    ]

    operations = [
        migrations.RunSQL(CONFIRM, migrations.RunSQL.noop),
    ]
