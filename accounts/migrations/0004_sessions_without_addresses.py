"""The list of sessions holds no network address and no whole user agent, whoever writes to it."""

from django.db import migrations

FORGET = "UPDATE usersessions_usersession SET ip = '0.0.0.0', user_agent = ''"
REFUSE = """
ALTER TABLE usersessions_usersession
  ADD CONSTRAINT usersession_no_address CHECK (ip = '0.0.0.0'),
  ADD CONSTRAINT usersession_kind_of_browser CHECK (length(user_agent) <= 40)
"""
ALLOW = """
ALTER TABLE usersessions_usersession DROP CONSTRAINT usersession_no_address, DROP CONSTRAINT usersession_kind_of_browser
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_addresses_confirmed'),
        ('usersessions', '0001_initial'),
    ]

    operations = [
        migrations.RunSQL(FORGET, migrations.RunSQL.noop),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
