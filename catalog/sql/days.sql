-- Days are whole numbers since 1970-01-01; a span without a first or a last day runs to -1,000,000 or 1,000,000.
CREATE FUNCTION catalog_days(first_day date, last_day date) RETURNS int4multirange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  -- greatest() and least() pass over NULL: no day is an open end.
  SELECT int4multirange(int4range(
    greatest(first_day - date '1970-01-01', -1000000),
    least(last_day - date '1970-01-01', 1000000) + 1
  ))
$$;

-- As text: "<first> <last>", the way entries name spans.
CREATE FUNCTION catalog_span(span int4range) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT lower(span) || ' ' || upper(span) - 1
$$;
