"""Partnerships that were proposed before the side was kept: it is that of the listing whose owner proposed."""

from django.db import migrations

# A person who keeps both listings agrees with themselves: either side will do.
SIDES = """
UPDATE providers_partnership AS made SET proposed_from = CASE
    WHEN made.proposed_by_id = therapist.owner_id THEN 'therapist'
    WHEN made.proposed_by_id = prescriber.owner_id THEN 'prescriber'
    ELSE '' END
FROM providers_provider AS therapist, providers_provider AS prescriber
WHERE made.proposed_from = '' AND made.proposed_by_id IS NOT NULL
  AND therapist.id = made.therapist_id AND prescriber.id = made.prescriber_id
"""


class Migration(migrations.Migration):
    dependencies = [("providers", "0008_documents_and_renewals")]
    operations = [migrations.RunSQL(SIDES, migrations.RunSQL.noop)]
