-- An availability can end on a day of its own: the functions of compute.sql and write.sql with one column more.
-- What the entries of these providers are, a row for each; empty and not listed where the public may not see the listing.
-- Everything is looked up through indexes, listing by listing, however many rows the planner expects of a function; nothing is
-- compiled for it. The plan is made once a connection, and anew for many listings: one made while the tables were nearly empty
-- can read through whole indexes, which a bulk import would wait for.
CREATE OR REPLACE FUNCTION catalog_compute(ids bigint[]) RETURNS SETOF catalog_entry
LANGUAGE plpgsql STABLE
SET jit = off SET plan_cache_mode = force_generic_plan SET extra_float_digits = 1
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
  IF cardinality(ids) > 20 THEN
    PERFORM set_config('plan_cache_mode', 'force_custom_plan', true);
  END IF;
  RETURN QUERY
  SELECT
    provider.id, 0::bigint, true, provider.slug::text, provider.name::text,
    provider.attested_on, provider.availability::text, provider.availability_on,
    provider.practicing_since, provider.next_opening_days, offer.course_low,
    coalesce((
      SELECT string_agg(DISTINCT key COLLATE "C", ' ' ORDER BY key COLLATE "C")
      FROM string_to_table(concat_ws(
        ' ', offer.keys, place.keys, said.keys, CASE WHEN credential.trained THEN 'trained' END,
        'gender:' || nullif(provider.gender, '')
      ), ' ') AS key
    ), ''),
    coalesce(standing.spans, ''), coalesce(place.coordinates, ''),
    concat_ws(
      E'\n', catalog_line(provider.name), nullif(catalog_line(provider.post_nominals), ''),
      place.lines, credential.lines, colleague.lines
    ),
    jsonb_strip_nulls(jsonb_build_object(
      'kind', provider.kind, 'post_nominals', nullif(provider.post_nominals, ''), 'stated', said.stated,
      'offers', offer.offers, 'places', place.places, 'licenses', standing.licenses, 'partners', standing.partners,
      'telehealth', CASE WHEN offer.remote THEN to_jsonb(provider.telehealth_states) END
    )),
    provider.availability_until
  FROM unnest(ids) AS wanted (id)
  -- LIMIT keeps the planner from turning this round: without statistics it believes that hardly anybody is published.
  CROSS JOIN LATERAL (
    SELECT * FROM providers_provider WHERE id = wanted.id AND listing_state = 'published' LIMIT 1
  ) AS provider
  CROSS JOIN LATERAL catalog_offers(provider.id) AS offer
  CROSS JOIN LATERAL catalog_places(provider.id) AS place
  CROSS JOIN LATERAL catalog_credentials(provider.id) AS credential
  CROSS JOIN LATERAL catalog_colleagues(provider.id) AS colleague
  CROSS JOIN LATERAL catalog_stated(
    provider.access, provider.ages, provider.communities, provider.conditions, provider.hours, provider.insurance,
    provider.languages, provider.orientations, provider.pay
  ) AS said
  CROSS JOIN LATERAL catalog_standing(
    provider.id, CASE WHEN offer.remote THEN provider.telehealth_states END, place.states
  ) AS standing
  UNION ALL
  SELECT wanted.id, 0, false, '', '', NULL, NULL, NULL, NULL, NULL, NULL, '', '', '', '', '{}', NULL
  FROM unnest(ids) AS wanted (id)
  WHERE NOT EXISTS (SELECT FROM providers_provider WHERE id = wanted.id AND listing_state = 'published' OFFSET 0);
END
$$;

-- Compute entries anew, a few hundred at a time, and write those that are other than they were; how many those are.
-- The epoch is raised only when something changed, and as late as can be, for whoever raises it makes all others wait.
-- The caller holds the locks of these listings.
CREATE OR REPLACE FUNCTION catalog_write(ids bigint[]) RETURNS bigint
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
        fresh.options, fresh.spans, fresh.places, fresh.words, fresh.facts, fresh.availability_until
      ) IS DISTINCT FROM (
        known.listed, known.slug, known.name, known.attested_on, known.availability, known.availability_on,
        known.practicing_since, known.next_opening_days, known.course_low,
        known.options, known.spans, known.places, known.words, known.facts, known.availability_until
      )
    END;
    CONTINUE WHEN changed IS NULL;
    raised := coalesce(raised, catalog_raise_epoch());
    total := total + cardinality(changed);
    INSERT INTO catalog_entry (
      provider_id, epoch, listed, slug, name, attested_on, availability, availability_on,
      practicing_since, next_opening_days, course_low, options, spans, places, words, facts, availability_until
    )
    SELECT
      provider_id, raised, listed, slug, name, attested_on, availability, availability_on,
      practicing_since, next_opening_days, course_low, options, spans, places, words, facts, availability_until
    FROM unnest(changed)
    ON CONFLICT (provider_id) DO UPDATE SET
      epoch = EXCLUDED.epoch, listed = EXCLUDED.listed, slug = EXCLUDED.slug, name = EXCLUDED.name,
      attested_on = EXCLUDED.attested_on, availability = EXCLUDED.availability,
      availability_on = EXCLUDED.availability_on, practicing_since = EXCLUDED.practicing_since,
      next_opening_days = EXCLUDED.next_opening_days, course_low = EXCLUDED.course_low,
      options = EXCLUDED.options, spans = EXCLUDED.spans, places = EXCLUDED.places,
      words = EXCLUDED.words, facts = EXCLUDED.facts, availability_until = EXCLUDED.availability_until;
  END LOOP;
  RETURN total;
END
$$;
