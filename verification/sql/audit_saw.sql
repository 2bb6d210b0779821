-- Somebody looked at what not everybody may see. As whoever owns the trail, for a role that may not write it.
CREATE FUNCTION audit_saw(saw_by bigint, kind text, key text, listing bigint, license uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = @path@ AS $$
  INSERT INTO verification_auditrow (
    at, actor_id, program, act, kind, key, listing_id, license_id, fields, values_sha256, previous, hash
  )
  VALUES (statement_timestamp(), saw_by, '', 'saw', kind, key, listing, license, '{}', '', '', '')
$$;
