-- By state, when a listing has a verified therapist, and when one who prescribes.
CREATE FUNCTION catalog_roles(listing bigint)
RETURNS TABLE (state text, therapist int4multirange, prescriber int4multirange)
LANGUAGE sql STABLE AS $$
  SELECT held.state, range_agg(held.verified) FILTER (WHERE held.therapist), range_agg(held.own + held.collaborating)
  FROM catalog_held(listing) AS held
  GROUP BY held.state
$$;

-- Confirmed partnerships that have not ended, from the side of one listing; the public sees the partner.
CREATE FUNCTION catalog_partnerships(listing bigint)
RETURNS TABLE (partner bigint, leads boolean, states text[], days int4multirange)
LANGUAGE sql STABLE AS $$
  SELECT side.partner, side.leads, side.states, side.days
  FROM (
    SELECT prescriber_id AS partner, true AS leads, states, catalog_days(valid_from, valid_until) AS days
    FROM providers_partnership
    WHERE therapist_id = listing AND confirmed_at IS NOT NULL AND ended_at IS NULL
    UNION ALL
    SELECT therapist_id, false, states, catalog_days(valid_from, valid_until)
    FROM providers_partnership
    WHERE prescriber_id = listing AND confirmed_at IS NOT NULL AND ended_at IS NULL
  ) AS side
  CROSS JOIN LATERAL (
    SELECT FROM providers_provider WHERE id = side.partner AND listing_state = 'published' LIMIT 1
  ) AS other
$$;

-- Everything that follows from licenses: `spans`, and what tells the same of one day in `licenses` and `partners`.
-- `remote_states`: where the listing says it sees clients from afar; `place_states`: where it has places.
CREATE FUNCTION catalog_standing(listing bigint, remote_states text[], place_states text[])
RETURNS TABLE (spans text, licenses jsonb, partners jsonb)
LANGUAGE sql STABLE AS $$
  WITH held AS MATERIALIZED (
    SELECT * FROM catalog_held(listing)
  ), role AS MATERIALIZED (
    SELECT
      state, range_agg(own) AS own, range_agg(collaborating) AS collaborating, range_agg(own + collaborating) AS prescriber,
      coalesce(range_agg(verified) FILTER (WHERE therapist), '{}') AS therapist
    FROM held GROUP BY state
  ), team AS MATERIALIZED (
    SELECT partnership.partner, role.state, range_agg(partnership.days * CASE
        WHEN partnership.leads THEN role.therapist * theirs.prescriber
        ELSE role.prescriber * coalesce(theirs.therapist, '{}')
      END) AS days
    FROM catalog_partnerships(listing) AS partnership
    CROSS JOIN LATERAL catalog_roles(partnership.partner) AS theirs
    JOIN role ON role.state = theirs.state AND role.state = ANY (partnership.states)
    GROUP BY partnership.partner, role.state
  ), remote AS MATERIALIZED (
    SELECT there.state, range_agg(held.verified) AS days
    FROM held CROSS JOIN LATERAL unnest(held.state || held.compact_states) AS there (state)
    WHERE there.state = ANY (remote_states)
    GROUP BY there.state
  ), named (name, days) AS (
    SELECT 'badge', range_agg(verified) FROM held
    UNION ALL SELECT 'profession:' || profession, range_agg(speaks) FROM held WHERE profession IS NOT NULL GROUP BY profession
    UNION ALL SELECT 'own@' || state, own FROM role
    UNION ALL SELECT 'collab@' || state, collaborating FROM role
    UNION ALL SELECT 'team@' || state, range_agg(days)
      FROM (SELECT state, therapist * prescriber AS days FROM role UNION ALL SELECT state, days FROM team) AS met
      GROUP BY state
    UNION ALL SELECT 'telehealth@' || state, days FROM remote
    UNION ALL SELECT 'state:' || state, days FROM remote WHERE state <> ALL (place_states)
  )
  SELECT
    (
      SELECT string_agg(name || ' ' || catalog_span(span), ' ' ORDER BY name COLLATE "C", span)
      FROM named CROSS JOIN LATERAL unnest(days) AS span
    ),
    (
      SELECT jsonb_agg(
        jsonb_build_array(
          state, profession, verdict, last_day, CASE WHEN last_day IS NOT NULL THEN looked_at END,
          compact_states, therapist, silent_until, coalesce(rules, '[]')
        ) ORDER BY holder, state, id
      ) FROM held
    ),
    (
      SELECT jsonb_agg(
        jsonb_build_array(partner, state, lower(span), upper(span) - 1) ORDER BY partner, state, span
      ) FROM team CROSS JOIN LATERAL unnest(days) AS span
    )
$$;
