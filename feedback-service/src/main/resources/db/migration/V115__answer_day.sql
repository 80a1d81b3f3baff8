-- How many answers came in by site, touchpoint, channel and day at the site: what evaluation plans count, so that no question
-- about a period reads a response. Kept by the statement that stores the responses, in its transaction, on every way in.
CREATE TABLE answer_day (
	site text NOT NULL,
	customer_type text NOT NULL,
	touchpoint text NOT NULL,
	channel text NOT NULL,
	day date NOT NULL,
	answers bigint NOT NULL,
	last_at timestamptz NOT NULL,
	PRIMARY KEY (site, customer_type, touchpoint, channel, day)
) WITH (fillfactor = 70);

ALTER TABLE answer_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE answer_day FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON answer_day
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- Rows are taken in their order, so that two transactions never wait for each other.
CREATE FUNCTION count_arrived_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO answer_day AS d (site, customer_type, touchpoint, channel, day, answers, last_at)
	SELECT a.site, a.customer_type, a.touchpoint, a.channel,
		(a.occurred_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date AS day, count(*), max(a.occurred_at)
	FROM arrived a LEFT JOIN site s ON s.code = a.site
	GROUP BY 1, 2, 3, 4, 5
	ORDER BY 1, 2, 3, 4, 5
	ON CONFLICT (site, customer_type, touchpoint, channel, day)
		DO UPDATE SET answers = d.answers + excluded.answers, last_at = greatest(d.last_at, excluded.last_at);
	RETURN NULL;
END $$;
CREATE TRIGGER arrived_answers_count AFTER INSERT ON response
	REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION count_arrived_answers();

CREATE FUNCTION count_gone_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE answer_day d SET answers = d.answers - g.answers
	FROM (SELECT r.site, r.customer_type, r.touchpoint, r.channel,
			(r.occurred_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date AS day, count(*) AS answers
		FROM gone r LEFT JOIN site s ON s.code = r.site
		GROUP BY 1, 2, 3, 4, 5) g
	WHERE (d.site, d.customer_type, d.touchpoint, d.channel, d.day)
		= (g.site, g.customer_type, g.touchpoint, g.channel, g.day);
	RETURN NULL;
END $$;
CREATE TRIGGER gone_answers_count AFTER DELETE ON response
	REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION count_gone_answers();

-- What is there already. The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);

INSERT INTO answer_day (site, customer_type, touchpoint, channel, day, answers, last_at)
SELECT r.site, r.customer_type, r.touchpoint, r.channel,
	(r.occurred_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date, count(*), max(r.occurred_at)
FROM response r LEFT JOIN site s ON s.code = r.site
GROUP BY 1, 2, 3, 4, 5;
