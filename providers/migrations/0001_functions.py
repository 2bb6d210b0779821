"""What the tables of the next migration stand on."""

from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations

# The rule of providers/npi.py: ten digits, the first 1 or 2, Luhn over "80840" + NPI. The prefix adds 24 to the sum.
NPI_IS_VALID = """
CREATE FUNCTION npi_is_valid(npi text) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE
  WHEN npi !~ '^[12][0-9]{9}$' THEN false
  ELSE (
    SELECT (24 + sum(
      CASE
        WHEN place % 2 = 0 THEN digit
        WHEN digit > 4 THEN 2 * digit - 9
        ELSE 2 * digit
      END
    )) % 10 = 0
    FROM (
      SELECT place, substr(npi, place, 1)::int AS digit
      FROM generate_series(1, 10) AS place
    ) AS digits
  )
END
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        BtreeGistExtension(),
        migrations.RunSQL(NPI_IS_VALID, "DROP FUNCTION npi_is_valid(text)"),
    ]
