-- In place of catalog_laws() of licenses.sql: versions that were put aside do not count, and a senior reviewer can find of one license
-- what the law leaves open.

-- What the laws of a license's state let its holder do, or what the last word of a senior reviewer says in their place, on the days
-- for which it holds; where a law says no to the license type, it has the last word itself. Rows that wait for an administrator do
-- not count, and neither do those that depend on hours we cannot know. An authority for some routes is of use to holders who offer
-- one of them.
CREATE FUNCTION catalog_authority(
  of_license uuid, sent_at timestamptz, type_of_license text, state_of_license text, routes_offered text[]
)
RETURNS TABLE (rules jsonb, own int4multirange, collaborating int4multirange)
LANGUAGE sql STABLE AS $$
  WITH law AS (
    SELECT authority::text, routes::text[], catalog_days(valid_from, valid_until) AS days
    FROM providers_prescribingrule
    WHERE license_type = type_of_license AND state = state_of_license AND withdrawn_at IS NULL
      AND authority IN ('own', 'collaborating', 'no')
      AND (NOT needs_review OR confirmed_at IS NOT NULL)
  ), word AS (
    SELECT
      authority::text, routes::text[],
      catalog_days(valid_from, valid_until)
        - coalesce((SELECT range_agg(law.days) FROM law WHERE law.authority = 'no'), '{}') AS days
    FROM (
      SELECT * FROM providers_authorityoverride WHERE license_id = of_license ORDER BY id DESC LIMIT 1
    ) AS last
    WHERE authority <> 'as_law' AND decided_at >= sent_at
  ), said AS (
    SELECT authority, routes, days FROM word
    UNION ALL
    SELECT authority, routes, days - coalesce((SELECT word.days FROM word), '{}') FROM law
  )
  SELECT
    jsonb_agg(
      jsonb_build_array(each.authority, lower(span), upper(span) - 1, of_use, to_jsonb(each.routes))
      ORDER BY lower(span)
    ),
    range_agg(span) FILTER (WHERE each.authority = 'own' AND of_use),
    range_agg(span) FILTER (WHERE each.authority = 'collaborating' AND of_use)
  FROM (
    SELECT
      said.authority, said.routes, span,
      cardinality(said.routes) = 0 OR said.routes && coalesce(routes_offered, '{}') AS of_use
    FROM said CROSS JOIN LATERAL unnest(said.days) AS span
  ) AS each
$$;

-- The licenses of one holder. A license is verified through `last_day` while the last verdict since it was sent for review is
-- "verified" and the last look at its status since then confirmed it; stated ones speak once none of the holder's is verified.
CREATE OR REPLACE FUNCTION catalog_licenses(holder bigint) RETURNS TABLE (
  id uuid, state text, profession text, verdict text, last_day int, looked_at bigint, compact_states text[],
  therapist boolean, silent_until int, rules jsonb,
  verified int4multirange, speaks int4multirange, own int4multirange, collaborating int4multirange
)
LANGUAGE sql STABLE AS $$
  SELECT
    license.id, license.state, catalog_profession(license.license_type, license.specialty), license.verdict,
    license.last_day, license.looked_at, license.compact_states,
    license.license_type IN ('psychologist', 'prescribing_psychologist', 'lcsw', 'lmft', 'lpc', 'art_therapist')
      OR license.specialty = 'psychiatry' AND coalesce(license.therapy_offered, false),
    license.silent_until, law.rules,
    license.verified,
    license.verified + int4multirange(int4range(license.silent_until + 1, 1000001)),
    coalesce(law.own, '{}') * license.verified,
    coalesce(law.collaborating, '{}') * license.verified
  FROM (
    SELECT
      checked.*,
      CASE WHEN last_day IS NULL THEN '{}' ELSE int4multirange(int4range(-1000000, last_day + 1)) END AS verified,
      CASE
        WHEN verdict IN ('could_not_confirm', 'does_not_match') THEN 1000000
        ELSE coalesce(max(last_day) OVER (), -1000001)
      END AS silent_until
    FROM (
      SELECT
        license.id, license.license_type, license.specialty, license.state, license.compact_states, license.submitted_at,
        offer.routes_offered, offer.therapy_offered, decision.verdict,
        CASE WHEN decision.verdict = 'verified' AND look.result = 'confirmed'
          THEN least(license.expires_on - date '1970-01-01', look.valid_until - date '1970-01-01', 1000000)
        END AS last_day,
        floor(extract(epoch FROM look.performed_at))::bigint AS looked_at
      FROM (
        SELECT array_agg(route::text) AS routes_offered, bool_or(therapy = 'same_provider') AS therapy_offered
        FROM providers_service
        WHERE provider_id = ANY (ARRAY(SELECT holder UNION ALL SELECT id FROM catalog_practices(holder) AS practice (id)))
      ) AS offer
      CROSS JOIN providers_license AS license
      LEFT JOIN LATERAL (
        SELECT verdict FROM providers_decision
        WHERE license_id = license.id AND decided_at >= license.submitted_at
        ORDER BY decided_at DESC, id DESC LIMIT 1
      ) AS decision ON true
      LEFT JOIN LATERAL (
        SELECT result, valid_until, performed_at FROM providers_evidence
        WHERE license_id = license.id AND fact = 'license_status' AND performed_at >= license.submitted_at
        ORDER BY performed_at DESC, id DESC LIMIT 1
      ) AS look ON true
      WHERE license.provider_id = holder
    ) AS checked
  ) AS license
  CROSS JOIN LATERAL catalog_authority(
    license.id, license.submitted_at, license.license_type, license.state, license.routes_offered
  ) AS law
$$;
DROP FUNCTION catalog_laws(text, text, text[]);
