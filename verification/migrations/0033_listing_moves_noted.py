"""The database notes each time that a listing comes into view or leaves it."""

from importlib import import_module

from django.db import migrations

append_only = import_module("providers.migrations.0003_append_only").append_only

NOTED = """
CREATE FUNCTION note_listing_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO verification_listingmove (provider_id, was, became, states, at)
  SELECT NEW.id, OLD.listing_state, NEW.listing_state,
    ARRAY(SELECT DISTINCT state FROM providers_location WHERE provider_id = NEW.id ORDER BY state),
    statement_timestamp();
  RETURN NULL;
END $$;
CREATE TRIGGER note_listing_move AFTER UPDATE OF listing_state ON providers_provider
  FOR EACH ROW WHEN (OLD.listing_state IS DISTINCT FROM NEW.listing_state)
  EXECUTE FUNCTION note_listing_move();
"""
NOT_NOTED = """
DROP TRIGGER note_listing_move ON providers_provider;
DROP FUNCTION note_listing_move()
"""


class Migration(migrations.Migration):
    dependencies = [("verification", "0032_listing_moves")]
    operations = [
        append_only("verification_listingmove"),
        migrations.RunSQL(NOTED, NOT_NOTED),
    ]
