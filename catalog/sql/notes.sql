-- What a transaction has changed, noted statement by statement and read once, at its end. Nobody else sees these rows, and none
-- outlives its transaction, so a crash has nothing to lose.
CREATE UNLOGGED TABLE catalog_pending (
  transaction xid8 NOT NULL,
  -- entry: something that only the listing's own entry shows; provider: something that others count too; relation: who counts
  -- whom; rule: the law for a type of license in a state; commit: there are notes.
  cause text NOT NULL CHECK (cause IN ('entry', 'provider', 'relation', 'rule', 'commit')),
  provider_id bigint NOT NULL DEFAULT 0,
  license_type text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT '',
  PRIMARY KEY (transaction, cause, provider_id, license_type, state)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Sees to it that the notes of this transaction are read at its end.
CREATE FUNCTION catalog_noted() RETURNS void LANGUAGE sql VOLATILE AS $$
  INSERT INTO catalog_pending (transaction, cause) VALUES (pg_current_xact_id(), 'commit') ON CONFLICT DO NOTHING
$$;

-- When a table is emptied, all that is listed is computed anew. When entries or their epoch are, readers are told besides that
-- rows are missing which no row tells of.
CREATE FUNCTION catalog_note_truncate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET catalog.keeper = 'yes' AS $$
BEGIN
  INSERT INTO catalog_pending (transaction, cause, provider_id)
  SELECT pg_current_xact_id(), 'entry', provider_id FROM catalog_entry WHERE listed
  UNION
  SELECT pg_current_xact_id(), 'entry', id FROM providers_provider WHERE listing_state = 'published'
  ON CONFLICT DO NOTHING;
  PERFORM catalog_noted();
  IF TG_TABLE_NAME LIKE 'catalog%' THEN
    PERFORM catalog_raise_epoch();
    UPDATE catalog_epoch SET since = number;
  END IF;
  RETURN NULL;
END
$$;
