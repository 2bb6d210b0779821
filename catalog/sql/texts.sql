-- A line of text on one line.
CREATE FUNCTION catalog_line(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(words, E'\n\r', '  ')
$$;

-- The places of a listing in the order of their keys.
CREATE FUNCTION catalog_places(listing bigint)
RETURNS TABLE (keys text, states text[], coordinates text, places jsonb, lines text)
LANGUAGE sql STABLE AS $$
  SELECT
    string_agg('state:' || state, ' '),
    coalesce(array_agg(state::text), '{}'),
    string_agg(latitude || ' ' || longitude, ' ' ORDER BY id),
    jsonb_agg(jsonb_build_array(name, city, state, zip) ORDER BY id),
    string_agg(concat_ws(E'\n', nullif(catalog_line(name), ''), catalog_line(city)), E'\n' ORDER BY id)
  FROM providers_location
  WHERE provider_id = listing
$$;

-- Board certifications and trainings; whether one is training in ketamine-assisted psychotherapy.
CREATE FUNCTION catalog_credentials(listing bigint) RETURNS TABLE (trained boolean, lines text)
LANGUAGE sql STABLE AS $$
  SELECT
    coalesce(bool_or(kind = 'kap_training'), false),
    string_agg(catalog_line(name), E'\n' ORDER BY name COLLATE "C", id)
  FROM providers_credential
  WHERE provider_id = listing
$$;

-- The public practices where a person works, and the public people of a practice: clients may know either name.
CREATE FUNCTION catalog_colleagues(listing bigint) RETURNS TABLE (lines text)
LANGUAGE sql STABLE AS $$
  SELECT string_agg(catalog_line(other.name), E'\n' ORDER BY other.name COLLATE "C", other.id)
  FROM (
    SELECT id FROM catalog_practices(listing) AS practice (id)
    UNION
    SELECT id FROM catalog_members(listing) AS member (id)
  ) AS known (id)
  CROSS JOIN LATERAL (
    SELECT id, name FROM providers_provider WHERE id = known.id AND listing_state = 'published' LIMIT 1
  ) AS other
$$;

-- What a listing states as lists of its own: the option keys, and which lists are stated at all, for none is not unknown.
CREATE FUNCTION catalog_stated(
  access text[], ages text[], communities text[], conditions text[], hours text[], insurance text[],
  languages text[], orientations text[], pay text[]
) RETURNS TABLE (keys text, stated jsonb)
LANGUAGE sql IMMUTABLE AS $$
  SELECT
    string_agg(facet || ':' || array_to_string(list, ' ' || facet || ':'), ' ') FILTER (WHERE cardinality(list) > 0),
    jsonb_agg(facet) FILTER (WHERE list IS NOT NULL)
  FROM (
    VALUES
      ('access', access), ('ages', ages), ('community', communities), ('condition', conditions), ('hours', hours),
      ('insurance', insurance), ('language', languages), ('orientation', orientations), ('pay', pay)
  ) AS said (facet, list)
$$;
