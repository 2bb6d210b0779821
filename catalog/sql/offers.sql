-- A service's phases in their order, and what a whole course costs: nothing unless each phase has a price.
CREATE FUNCTION catalog_course(service bigint) RETURNS TABLE (phases text[], low bigint, high bigint)
LANGUAGE sql STABLE AS $$
  SELECT
    array_agg(phase::text ORDER BY id),
    CASE WHEN bool_and(price_low IS NOT NULL) THEN sum(sessions::bigint * price_low)::bigint END,
    CASE WHEN bool_and(price_low IS NOT NULL) THEN sum(sessions::bigint * price_high)::bigint END
  FROM providers_servicephase
  WHERE service_id = service
$$;

CREATE FUNCTION catalog_offers(listing bigint)
RETURNS TABLE (keys text, offers jsonb, course_low int, remote boolean)
LANGUAGE sql STABLE AS $$
  SELECT
    string_agg(
      concat_ws(
        ' ', 'molecule:' || service.molecule, 'route:' || service.route, 'model:' || service.model,
        'therapy:' || service.therapy, 'format:' || service.format,
        'phase:' || array_to_string(course.phases, ' phase:')
      ), ' '
    ),
    jsonb_agg(
      jsonb_build_array(
        service.molecule, service.route, service.model, service.therapy, service.format,
        coalesce(to_jsonb(course.phases), '[]'), course.low, course.high
      ) ORDER BY service.id
    ),
    -- A price beyond any number of four bytes is a slip of the hand; it must not keep the listing from being saved.
    CASE WHEN min(course.low) > 2147483647 THEN 2147483647 ELSE min(course.low)::int END,
    -- At-home programs meet their clients by video, so they too need a license where the client is.
    coalesce(bool_or(service.format IN ('telehealth', 'at_home')), false)
  FROM providers_service AS service
  CROSS JOIN LATERAL catalog_course(service.id) AS course
  WHERE service.provider_id = listing
$$;
