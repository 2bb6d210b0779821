-- What the trail keeps of one table: a template that verification/audit/cover.py fills in. In it, `r` is a row that was added or
-- removed, or, where it was changed, as it is now, and `b` as it was before.
DECLARE
  who CONSTANT text := coalesce(current_setting('stillwater.actor', true), '');
  who_id CONSTANT bigint := CASE WHEN who ~ '^[0-9]{1,18}$' THEN who::bigint END;
  program_name CONSTANT text := CASE WHEN who_id IS NULL THEN left(who, 60) ELSE '' END;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    INSERT INTO verification_auditrow (at, actor_id, program, act, kind, key, fields, values_sha256, previous, hash)
    VALUES (statement_timestamp(), who_id, program_name, 'removed', @kind@, '*', '{}', '', '', '');
  ELSIF TG_OP = 'INSERT' THEN
    @insert@
  ELSIF TG_OP = 'UPDATE' THEN
    @update@
  ELSE
    @delete@
    @forget@
  END IF;
  RETURN NULL;
END
