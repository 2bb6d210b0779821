WITH pair AS MATERIALIZED (
      SELECT @key@ AS key, (@listing@)::bigint AS listing, (@other_listing@)::bigint AS other_listing,
        (@license@)::uuid AS license, (@person@)::bigint AS person, (@maker@)::bigint AS maker, @was@ AS was, @now@ AS now
      FROM @rows@
    ), said AS MATERIALIZED (
      SELECT
        nextval('verification_auditrow_id_seq') AS id, pair.*, coalesce(change.fields, '{}') AS fields, change.shown,
        replace(gen_random_uuid()::text, '-', '') AS salt
      FROM pair CROSS JOIN LATERAL (
        SELECT array_agg(each.name ORDER BY each.name) AS fields, jsonb_object_agg(each.name, @value@)::text AS shown
        FROM jsonb_object_keys(pair.was || pair.now) AS each (name)
        WHERE @worth@ AND each.name <> ALL (@ignored@)@only@
      ) AS change
      @where@
    ), noted AS (
      INSERT INTO verification_auditrow (
        id, at, actor_id, program, act, kind, key, listing_id, other_listing_id, license_id, person_id,
        fields, values_sha256, previous, hash
      )
      SELECT
        id, statement_timestamp(), coalesce(who_id, CASE WHEN who = '' THEN maker END), program_name, @act@, @kind@, key,
        listing, other_listing, license, person, fields, CASE WHEN shown IS NULL THEN '' ELSE audit_sha256(@digested@) END, '', ''
      FROM said
    )
    @values@;
