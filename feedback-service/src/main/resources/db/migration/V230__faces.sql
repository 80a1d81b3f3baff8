-- What customers said by tapping a face, where figures can count it: the lowest face of an answer, and whether everybody was
-- asked for one, which is what a plan of evaluation by one tap counts. Four faces stand beside the other marks of an answer
-- as they are, so only the questionnaire tells them from marks of five.

-- First of all: an answer that is being stored holds its table and then wants the counts. Whoever takes the counts first and
-- then wants the table waits for it for ever.
LOCK TABLE response IN ACCESS EXCLUSIVE MODE;

ALTER TABLE response
	ADD COLUMN face smallint CHECK (face BETWEEN 1 AND 4),
	ADD COLUMN one_tap boolean NOT NULL DEFAULT false;

-- The mark from 1 to 5 by which figures about whole visits go: the overall mark or, where none was given, the face that
-- stands in for it. Each face stands on its side of every line that is drawn through both: misery (a face of 1, a mark up
-- to 2), a smile (a face from 3, a mark from 4), and the best (a face of 4, a mark of 5).
CREATE FUNCTION standing_mark(overall smallint, face smallint) RETURNS smallint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN coalesce(overall, face + 1)::smallint;

-- A day counts answers with a tapped face and those without beside each other; some of the marks are faces that stand in.
ALTER TABLE answer_day
	ADD COLUMN one_tap boolean NOT NULL DEFAULT false,
	ADD COLUMN face_marks bigint NOT NULL DEFAULT 0,
	DROP CONSTRAINT answer_day_pkey;
ALTER TABLE answer_day ADD PRIMARY KEY (site, customer_type, touchpoint, channel, one_tap, day);

CREATE OR REPLACE FUNCTION count_arrived_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO answer_day AS d (site, customer_type, touchpoint, channel, one_tap, day, answers, last_at, marks, mark_sum,
		mark_squares, face_marks)
	SELECT a.site, a.customer_type, a.touchpoint, a.channel, a.one_tap,
		(a.occurred_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date AS day, count(*), max(a.occurred_at),
		count(m.mark), coalesce(sum(m.mark), 0), coalesce(sum(m.mark * m.mark), 0),
		count(a.face) FILTER (WHERE a.overall IS NULL)
	FROM arrived a CROSS JOIN LATERAL (SELECT standing_mark(a.overall, a.face) AS mark) m
		LEFT JOIN site s ON s.code = a.site
	GROUP BY 1, 2, 3, 4, 5, 6
	ORDER BY 1, 2, 3, 4, 5, 6
	ON CONFLICT (site, customer_type, touchpoint, channel, one_tap, day)
		DO UPDATE SET answers = d.answers + excluded.answers, last_at = greatest(d.last_at, excluded.last_at),
			marks = d.marks + excluded.marks, mark_sum = d.mark_sum + excluded.mark_sum,
			mark_squares = d.mark_squares + excluded.mark_squares, face_marks = d.face_marks + excluded.face_marks;
	RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_gone_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE answer_day d SET answers = d.answers - g.answers, marks = d.marks - g.marks, mark_sum = d.mark_sum - g.mark_sum,
		mark_squares = d.mark_squares - g.mark_squares, face_marks = d.face_marks - g.face_marks
	FROM (SELECT r.site, r.customer_type, r.touchpoint, r.channel, r.one_tap,
			(r.occurred_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date AS day, count(*) AS answers,
			count(m.mark) AS marks, coalesce(sum(m.mark), 0) AS mark_sum, coalesce(sum(m.mark * m.mark), 0) AS mark_squares,
			count(m.mark) FILTER (WHERE r.overall IS NULL) AS face_marks
		FROM gone r LEFT JOIN site s ON s.code = r.site
			LEFT JOIN LATERAL (SELECT standing_mark(r.overall, r.face) AS mark) m ON r.verdict IS DISTINCT FROM 'EXCLUDED'
		GROUP BY 1, 2, 3, 4, 5, 6) g
	WHERE (d.site, d.customer_type, d.touchpoint, d.channel, d.one_tap, d.day)
		= (g.site, g.customer_type, g.touchpoint, g.channel, g.one_tap, g.day);
	RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION count_judged_mark() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	sign integer := CASE WHEN NEW.verdict IS NOT DISTINCT FROM 'EXCLUDED' THEN -1 ELSE 1 END;
	mark integer := standing_mark(NEW.overall, NEW.face);
BEGIN
	UPDATE answer_day d SET marks = d.marks + sign, mark_sum = d.mark_sum + sign * mark,
		mark_squares = d.mark_squares + sign * mark * mark,
		face_marks = d.face_marks + CASE WHEN NEW.overall IS NULL THEN sign ELSE 0 END
	WHERE d.site = NEW.site AND d.customer_type = NEW.customer_type AND d.touchpoint = NEW.touchpoint
		AND d.channel = NEW.channel AND d.one_tap = NEW.one_tap
		AND d.day = (NEW.occurred_at AT TIME ZONE
			coalesce((SELECT time_zone FROM site WHERE code = NEW.site), 'UTC'))::date;
	RETURN NULL;
END $$;
DROP TRIGGER judged_mark_counts ON response;
CREATE TRIGGER judged_mark_counts AFTER UPDATE OF verdict ON response FOR EACH ROW
	WHEN (standing_mark(NEW.overall, NEW.face) IS NOT NULL
		AND (OLD.verdict IS NOT DISTINCT FROM 'EXCLUDED') <> (NEW.verdict IS NOT DISTINCT FROM 'EXCLUDED'))
	EXECUTE FUNCTION count_judged_mark();

-- What is there already. The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);

UPDATE response r SET face = f.face, one_tap = f.one_tap
FROM (SELECT a.id, min((a.answers ->> q.question)::smallint) AS face, bool_or(q.of_everybody) AS one_tap
	FROM response a JOIN (
		SELECT v.id, v.version, q ->> 'id' AS question, q -> 'when' IS NULL AS of_everybody
		FROM questionnaire v CROSS JOIN LATERAL jsonb_array_elements(v.definition -> 'questions') AS q
		WHERE q ->> 'kind' = 'SMILEY') q
		ON q.id = a.questionnaire AND q.version = a.questionnaire_version
	WHERE a.answers ->> q.question IN ('1', '2', '3', '4')
	GROUP BY a.id) f
WHERE f.id = r.id;

DELETE FROM answer_day;
INSERT INTO answer_day (site, customer_type, touchpoint, channel, one_tap, day, answers, last_at, marks, mark_sum,
	mark_squares, face_marks)
SELECT r.site, r.customer_type, r.touchpoint, r.channel, r.one_tap,
	(r.occurred_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date, count(*), max(r.occurred_at),
	count(m.mark), coalesce(sum(m.mark), 0), coalesce(sum(m.mark * m.mark), 0),
	count(m.mark) FILTER (WHERE r.overall IS NULL)
FROM response r LEFT JOIN site s ON s.code = r.site
	LEFT JOIN LATERAL (SELECT standing_mark(r.overall, r.face) AS mark) m ON r.verdict IS DISTINCT FROM 'EXCLUDED'
GROUP BY 1, 2, 3, 4, 5, 6;
