-- Rows of the trail are never changed or removed, whoever asks: but for its place in the chain, which a row takes once. Whether that
-- is the right one, verify_audit knows.
CREATE FUNCTION audit_rows_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.number IS NULL AND NEW.number IS NOT NULL THEN
    OLD.number := NEW.number;
    OLD.previous := NEW.previous;
    OLD.hash := NEW.hash;
    IF OLD IS NOT DISTINCT FROM NEW THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only: add a new row instead', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

-- What is hashed of a row: a JSON array, as Python's json module writes it too (verification/audit/chain.py).
CREATE FUNCTION audit_content(one verification_auditrow) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(
    one.id, to_char(one.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), one.actor_id, one.program, one.act,
    one.kind, one.key, one.listing_id, one.other_listing_id, one.license_id, one.person_id, one.fields, one.values_sha256
  )::text
$$;
CREATE FUNCTION audit_sha256(said text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(said, 'UTF8')), 'hex')
$$;

CREATE TRIGGER verification_auditrow_rows_stay BEFORE UPDATE OR DELETE ON verification_auditrow
  FOR EACH ROW EXECUTE FUNCTION audit_rows_stay();
CREATE TRIGGER verification_auditrow_table_stays BEFORE TRUNCATE ON verification_auditrow
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE verification_auditrow ENABLE ALWAYS TRIGGER verification_auditrow_rows_stay;
ALTER TABLE verification_auditrow ENABLE ALWAYS TRIGGER verification_auditrow_table_stays;

-- Values can be erased, and nothing else.
CREATE TRIGGER verification_auditvalues_rows_stay BEFORE UPDATE ON verification_auditvalues
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verification_auditvalues_table_stays BEFORE TRUNCATE ON verification_auditvalues
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE verification_auditvalues ENABLE ALWAYS TRIGGER verification_auditvalues_rows_stay;
ALTER TABLE verification_auditvalues ENABLE ALWAYS TRIGGER verification_auditvalues_table_stays;
