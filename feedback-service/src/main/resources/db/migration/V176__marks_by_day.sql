-- The overall marks beside the answers of each day, so that a journey's first contact and last impression are compared without
-- reading a response. What a manager takes out of the figures counts as an answer and not as a mark.

-- First of all: an answer that is being stored holds its table and then wants the counts. Whoever takes the counts first and
-- then wants the table, for the trigger below, waits for it for ever.
LOCK TABLE response IN SHARE ROW EXCLUSIVE MODE;

ALTER TABLE answer_day
	ADD COLUMN marks bigint NOT NULL DEFAULT 0,
	ADD COLUMN mark_sum bigint NOT NULL DEFAULT 0,
	ADD COLUMN mark_squares bigint NOT NULL DEFAULT 0;

CREATE OR REPLACE FUNCTION count_arrived_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO answer_day AS d (site, customer_type, touchpoint, channel, day, answers, last_at, marks, mark_sum, mark_squares)
	SELECT a.site, a.customer_type, a.touchpoint, a.channel,
		(a.occurred_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date AS day, count(*), max(a.occurred_at),
		count(a.overall), coalesce(sum(a.overall), 0), coalesce(sum(a.overall * a.overall), 0)
	FROM arrived a LEFT JOIN site s ON s.code = a.site
	GROUP BY 1, 2, 3, 4, 5
	ORDER BY 1, 2, 3, 4, 5
	ON CONFLICT (site, customer_type, touchpoint, channel, day)
		DO UPDATE SET answers = d.answers + excluded.answers, last_at = greatest(d.last_at, excluded.last_at),
			marks = d.marks + excluded.marks, mark_sum = d.mark_sum + excluded.mark_sum,
			mark_squares = d.mark_squares + excluded.mark_squares;
	RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_gone_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE answer_day d SET answers = d.answers - g.answers, marks = d.marks - g.marks, mark_sum = d.mark_sum - g.mark_sum,
		mark_squares = d.mark_squares - g.mark_squares
	FROM (SELECT r.site, r.customer_type, r.touchpoint, r.channel,
			(r.occurred_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date AS day, count(*) AS answers,
			count(r.overall) FILTER (WHERE r.verdict IS DISTINCT FROM 'EXCLUDED') AS marks,
			coalesce(sum(r.overall) FILTER (WHERE r.verdict IS DISTINCT FROM 'EXCLUDED'), 0) AS mark_sum,
			coalesce(sum(r.overall * r.overall) FILTER (WHERE r.verdict IS DISTINCT FROM 'EXCLUDED'), 0) AS mark_squares
		FROM gone r LEFT JOIN site s ON s.code = r.site
		GROUP BY 1, 2, 3, 4, 5) g
	WHERE (d.site, d.customer_type, d.touchpoint, d.channel, d.day)
		= (g.site, g.customer_type, g.touchpoint, g.channel, g.day);
	RETURN NULL;
END $$;

-- A verdict takes one mark out, or gives it back.
CREATE FUNCTION count_judged_mark() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	sign integer := CASE WHEN NEW.verdict IS NOT DISTINCT FROM 'EXCLUDED' THEN -1 ELSE 1 END;
BEGIN
	UPDATE answer_day d SET marks = d.marks + sign, mark_sum = d.mark_sum + sign * NEW.overall,
		mark_squares = d.mark_squares + sign * NEW.overall * NEW.overall
	WHERE d.site = NEW.site AND d.customer_type = NEW.customer_type AND d.touchpoint = NEW.touchpoint
		AND d.channel = NEW.channel
		AND d.day = (NEW.occurred_at AT TIME ZONE
			coalesce((SELECT time_zone FROM site WHERE code = NEW.site), 'UTC'))::date;
	RETURN NULL;
END $$;
CREATE TRIGGER judged_mark_counts AFTER UPDATE OF verdict ON response FOR EACH ROW
	WHEN (NEW.overall IS NOT NULL
		AND (OLD.verdict IS NOT DISTINCT FROM 'EXCLUDED') <> (NEW.verdict IS NOT DISTINCT FROM 'EXCLUDED'))
	EXECUTE FUNCTION count_judged_mark();

-- What is there already. The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);

UPDATE answer_day d SET marks = m.marks, mark_sum = m.mark_sum, mark_squares = m.mark_squares
FROM (SELECT r.site, r.customer_type, r.touchpoint, r.channel,
		(r.occurred_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date AS day, count(*) AS marks, sum(r.overall) AS mark_sum,
		sum(r.overall * r.overall) AS mark_squares
	FROM response r LEFT JOIN site s ON s.code = r.site
	WHERE r.overall IS NOT NULL AND r.verdict IS DISTINCT FROM 'EXCLUDED'
	GROUP BY 1, 2, 3, 4, 5) m
WHERE (d.site, d.customer_type, d.touchpoint, d.channel, d.day) = (m.site, m.customer_type, m.touchpoint, m.channel, m.day);
