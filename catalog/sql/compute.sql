-- What the entries of these providers are, a row for each; empty and not listed where the public may not see the listing.
-- The settings make one plan serve one listing and ten thousand: each is looked up through indexes, whatever the tables held
-- when the plan was made and however many rows the planner expects of a function, and nothing is compiled for it.
CREATE FUNCTION catalog_compute(ids bigint[]) RETURNS SETOF catalog_entry
LANGUAGE plpgsql STABLE
SET jit = off SET plan_cache_mode = force_generic_plan SET extra_float_digits = 1
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
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
    ))
  FROM unnest(ids) AS wanted (id)
  JOIN providers_provider AS provider ON provider.id = wanted.id AND provider.listing_state = 'published'
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
  SELECT wanted.id, 0, false, '', '', NULL, NULL, NULL, NULL, NULL, NULL, '', '', '', '', '{}'
  FROM unnest(ids) AS wanted (id)
  LEFT JOIN providers_provider AS provider ON provider.id = wanted.id AND provider.listing_state = 'published'
  WHERE provider.id IS NULL;
END
$$;
