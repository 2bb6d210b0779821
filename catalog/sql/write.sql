-- Entries are written by the functions below alone. Whatever else changes one (a slip in a shell, a form of the admin) would show
-- clients what no table says until that listing is next changed; so it is refused, whoever asks. The functions say who they are
-- by a setting that holds while they run. They run as their owner: a role that may not write these tables keeps them all the same.
CREATE FUNCTION catalog_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('catalog.keeper', true) IS DISTINCT FROM 'yes' THEN
    RAISE EXCEPTION '% is kept by the database: change what it is made of, or run rebuild_index', TG_TABLE_NAME
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;

-- The next number, in the order of commits: the row stays locked until the transaction ends, and readers are told then.
CREATE FUNCTION catalog_raise_epoch() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET catalog.keeper = 'yes' AS $$
DECLARE
  first_number CONSTANT bigint := extract(epoch FROM clock_timestamp()) * 1000000;
  raised bigint;
BEGIN
  INSERT INTO catalog_epoch (id, number, since) VALUES (1, first_number, first_number)
  ON CONFLICT (id) DO UPDATE SET number = catalog_epoch.number + 1
  RETURNING number INTO raised;
  PERFORM pg_notify('catalog', raised::text);
  RETURN raised;
END
$$;

-- Compute entries anew, a few hundred at a time, and write those that are other than they were; how many those are.
-- The epoch is raised only when something changed, and as late as can be, for whoever raises it makes all others wait.
-- The caller holds the locks of these listings.
CREATE FUNCTION catalog_write(ids bigint[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT SET catalog.keeper = 'yes' SET enable_seqscan = off AS $$
DECLARE
  part bigint[];
  changed catalog_entry[];
  raised bigint;
  total bigint := 0;
BEGIN
  FOR part IN
    SELECT array_agg(id ORDER BY id)
    FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / 500 AS nth FROM (SELECT DISTINCT unnest(ids) AS id) AS each) AS one
    GROUP BY nth ORDER BY nth
  LOOP
    SELECT array_agg(fresh) INTO changed
    FROM catalog_compute(part) AS fresh
    LEFT JOIN LATERAL (
      SELECT * FROM catalog_entry AS entry WHERE entry.provider_id = fresh.provider_id LIMIT 1
    ) AS known ON true
    WHERE CASE WHEN known.provider_id IS NULL THEN fresh.listed ELSE
      (
        fresh.listed, fresh.slug, fresh.name, fresh.attested_on, fresh.availability, fresh.availability_on,
        fresh.practicing_since, fresh.next_opening_days, fresh.course_low,
        fresh.options, fresh.spans, fresh.places, fresh.words, fresh.facts
      ) IS DISTINCT FROM (
        known.listed, known.slug, known.name, known.attested_on, known.availability, known.availability_on,
        known.practicing_since, known.next_opening_days, known.course_low,
        known.options, known.spans, known.places, known.words, known.facts
      )
    END;
    CONTINUE WHEN changed IS NULL;
    raised := coalesce(raised, catalog_raise_epoch());
    total := total + cardinality(changed);
    INSERT INTO catalog_entry (
      provider_id, epoch, listed, slug, name, attested_on, availability, availability_on,
      practicing_since, next_opening_days, course_low, options, spans, places, words, facts
    )
    SELECT
      provider_id, raised, listed, slug, name, attested_on, availability, availability_on,
      practicing_since, next_opening_days, course_low, options, spans, places, words, facts
    FROM unnest(changed)
    ON CONFLICT (provider_id) DO UPDATE SET
      epoch = EXCLUDED.epoch, listed = EXCLUDED.listed, slug = EXCLUDED.slug, name = EXCLUDED.name,
      attested_on = EXCLUDED.attested_on, availability = EXCLUDED.availability,
      availability_on = EXCLUDED.availability_on, practicing_since = EXCLUDED.practicing_since,
      next_opening_days = EXCLUDED.next_opening_days, course_low = EXCLUDED.course_low,
      options = EXCLUDED.options, spans = EXCLUDED.spans, places = EXCLUDED.places,
      words = EXCLUDED.words, facts = EXCLUDED.facts;
  END LOOP;
  RETURN total;
END
$$;
