-- What clients call the holder of a license: profession_of() in providers/vocabulary/license.py, compared with it by a test.
CREATE FUNCTION catalog_profession(license_type text, specialty text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN license_type IN ('md', 'do') THEN CASE specialty
      WHEN 'psychiatry' THEN 'psychiatrist'
      WHEN 'anesthesiology' THEN 'anesthesiologist'
      ELSE 'physician_other'
    END
    ELSE CASE license_type
      WHEN 'np' THEN 'nurse_practitioner'
      WHEN 'pa' THEN 'physician_assistant'
      WHEN 'crna' THEN 'crna'
      WHEN 'cns' THEN 'clinical_nurse_specialist'
      WHEN 'psychologist' THEN 'psychologist'
      WHEN 'prescribing_psychologist' THEN 'prescribing_psychologist'
      WHEN 'lcsw' THEN 'clinical_social_worker'
      WHEN 'lmft' THEN 'marriage_family_therapist'
      WHEN 'lpc' THEN 'professional_counselor'
      WHEN 'art_therapist' THEN 'art_therapist'
      WHEN 'nd' THEN 'naturopathic_physician'
      WHEN 'rn' THEN 'registered_nurse'
    END
  END
$$;

-- Who works in a practice, and where a person works: confirmed, not ended, and the person neither suspended nor closed.
CREATE FUNCTION catalog_members(practice bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
  SELECT membership.member_id
  FROM providers_membership AS membership
  JOIN providers_provider AS person ON person.id = membership.member_id
  WHERE membership.practice_id = practice
    AND membership.confirmed_at IS NOT NULL AND membership.ended_at IS NULL
    AND person.listing_state NOT IN ('suspended', 'closed')
$$;
CREATE FUNCTION catalog_practices(person bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
  SELECT membership.practice_id
  FROM providers_membership AS membership
  JOIN providers_provider AS member ON member.id = membership.member_id
  WHERE membership.member_id = person
    AND membership.confirmed_at IS NOT NULL AND membership.ended_at IS NULL
    AND member.listing_state NOT IN ('suspended', 'closed')
$$;

-- What the laws of a license's state let its holder do. Rows that wait for an administrator do not count, and neither do
-- those that depend on hours we cannot know. A rule for some routes is of use to holders who offer one of them.
CREATE FUNCTION catalog_laws(type_of_license text, state_of_license text, routes_offered text[])
RETURNS TABLE (rules jsonb, own int4multirange, collaborating int4multirange)
LANGUAGE sql STABLE AS $$
  SELECT
    jsonb_agg(
      jsonb_build_array(rule.authority, lower(span), upper(span) - 1, of_use, to_jsonb(rule.routes))
      ORDER BY lower(span)
    ),
    range_agg(span) FILTER (WHERE rule.authority = 'own' AND of_use),
    range_agg(span) FILTER (WHERE rule.authority = 'collaborating' AND of_use)
  FROM (
    SELECT
      authority, routes,
      cardinality(routes) = 0 OR routes::text[] && coalesce(routes_offered, '{}') AS of_use,
      range_merge(catalog_days(valid_from, valid_until)) AS span
    FROM providers_prescribingrule
    WHERE license_type = type_of_license AND state = state_of_license
      AND authority IN ('own', 'collaborating', 'no')
      AND (NOT needs_review OR confirmed_at IS NOT NULL)
  ) AS rule
$$;

-- The licenses of one holder. A license is verified through `last_day` while the last verdict since it was sent for review is
-- "verified" and the last look at its status since then confirmed it; stated ones speak once none of the holder's is verified.
CREATE FUNCTION catalog_licenses(holder bigint) RETURNS TABLE (
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
        license.id, license.license_type, license.specialty, license.state, license.compact_states,
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
  CROSS JOIN LATERAL catalog_laws(license.license_type, license.state, license.routes_offered) AS law
$$;

-- The licenses that a listing counts as its own: the holder's, and those of the people who work there.
CREATE FUNCTION catalog_held(listing bigint) RETURNS TABLE (
  holder bigint, id uuid, state text, profession text, verdict text, last_day int, looked_at bigint, compact_states text[],
  therapist boolean, silent_until int, rules jsonb,
  verified int4multirange, speaks int4multirange, own int4multirange, collaborating int4multirange
)
LANGUAGE sql STABLE AS $$
  SELECT person.holder, license.*
  FROM (SELECT listing UNION ALL SELECT id FROM catalog_members(listing) AS member (id)) AS person (holder)
  CROSS JOIN LATERAL catalog_licenses(person.holder) AS license
$$;
