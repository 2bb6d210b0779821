-- Replaces the function of until.sql: the facts say besides whether all about the safety of a session is told.
-- What the entries of these providers are, a row for each; empty and not listed where the public may not see the listing.
-- Everything is looked up through indexes, listing by listing, however many rows the planner expects of a function; nothing is
-- compiled for it. The plan is made once a connection, and anew for many listings: one made while the tables were nearly empty
-- can read through whole indexes, which a bulk import would wait for.
-- Whether none of these texts is blank, as Python's str.strip() sees it: all of Unicode's white space, in any locale.
CREATE OR REPLACE FUNCTION catalog_all_told(VARIADIC texts text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(bool_and(btrim(told, E' \t\n\x0B\f\r\x1C\x1D\x1E\x1F\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005'
    '\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000') <> ''), false)
  FROM unnest(texts) AS told
$$;

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
      'telehealth', CASE WHEN offer.remote THEN to_jsonb(provider.telehealth_states) END,
      'safety', nullif(catalog_all_told(
        provider.who_is_in_the_room, provider.monitoring, provider.emergency_plan, provider.ride_home,
        provider.touch_policy, provider.consent_policy
      ), false)
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
