-- Listings whose entries can depend on what belongs to these providers: they themselves and, where they are practices, their
-- people hold licenses; a listing counts those it holds and those of its people; a care team counts its partner's too. Who is
-- suspended or not public is in, for that may be what has changed.
CREATE FUNCTION catalog_reached(ids bigint[]) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE
  holders bigint[];
  listings bigint[];
BEGIN
  holders := ids || ARRAY(
    SELECT DISTINCT member_id FROM providers_membership
    WHERE practice_id = ANY (ids) AND confirmed_at IS NOT NULL AND ended_at IS NULL
  );
  listings := holders || ARRAY(
    SELECT DISTINCT practice_id FROM providers_membership
    WHERE member_id = ANY (holders) AND confirmed_at IS NOT NULL AND ended_at IS NULL
  );
  RETURN listings || ARRAY(
    SELECT DISTINCT prescriber_id FROM providers_partnership
    WHERE therapist_id = ANY (listings) AND confirmed_at IS NOT NULL AND ended_at IS NULL
    UNION
    SELECT DISTINCT therapist_id FROM providers_partnership
    WHERE prescriber_id = ANY (listings) AND confirmed_at IS NOT NULL AND ended_at IS NULL
  );
END
$$;

-- Locks, held until the transaction ends, so that of two writers who touch one listing the second computes it with the first's
-- part. Everybody takes the gate first: alone, whoever changes who counts whom, or very much at once; shared, all others, who
-- then lock their listings by number, in order. No two can wait for each other: gate, numbers in order, epoch.
CREATE FUNCTION catalog_lock_gate(alone boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- The first number is the catalog's own, for all advisory locks of a database share one space.
  IF alone THEN
    PERFORM pg_advisory_xact_lock(20260101, -1);
  ELSE
    PERFORM pg_advisory_xact_lock_shared(20260101, -1);
  END IF;
END
$$;
CREATE FUNCTION catalog_lock_listings(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  number int;
BEGIN
  -- 128 numbers for all listings: the server has room for some thousand locks in all.
  FOR number IN SELECT DISTINCT (id % 128)::int AS nth FROM unnest(ids) AS id ORDER BY nth LOOP
    PERFORM pg_advisory_xact_lock(20260101, number);
  END LOOP;
END
$$;

-- As the last act of a transaction: compute anew what its notes say. In the middle of one after SET CONSTRAINTS ALL IMMEDIATE.
CREATE FUNCTION catalog_refresh() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT SET catalog.keeper = 'yes' SET enable_seqscan = off AS $$
DECLARE
  mine CONSTANT xid8 := pg_current_xact_id();
  alone boolean;
  reached bigint[];
BEGIN
  SELECT count(*) > 64 OR bool_or(cause IN ('relation', 'rule')) INTO alone
  FROM catalog_pending WHERE transaction = mine;
  PERFORM catalog_lock_gate(alone);
  -- What has been committed by those who held the gate is seen from here on.
  SELECT catalog_reached(ARRAY(
    SELECT provider_id FROM catalog_pending WHERE transaction = mine AND cause IN ('provider', 'relation')
    UNION
    SELECT license.provider_id
    FROM catalog_pending AS pending
    JOIN providers_license AS license ON license.state = pending.state AND license.license_type = pending.license_type
    WHERE pending.transaction = mine AND pending.cause = 'rule'
  )) || ARRAY(
    SELECT provider_id FROM catalog_pending WHERE transaction = mine AND cause = 'entry'
  ) INTO reached;
  IF NOT alone THEN
    PERFORM catalog_lock_listings(reached);
  END IF;
  PERFORM catalog_write(reached);
  DELETE FROM catalog_pending WHERE transaction = mine;
  RETURN NULL;
END
$$;

-- The same for entries that nothing has changed since, as `rebuild_index` asks; how many were wrong.
CREATE FUNCTION catalog_rebuild(ids bigint[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM catalog_lock_gate(false);
  PERFORM catalog_lock_listings(ids);
  RETURN catalog_write(ids);
END
$$;
