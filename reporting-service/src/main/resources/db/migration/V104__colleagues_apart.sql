-- Answers of colleagues were counted with those of customers; from now on they have measures of their own, and what was
-- counted so far moves there. Row-level security holds the owner too, so all sites are put in scope first.
SELECT set_config('app.sites', '*', true);

CREATE TEMPORARY TABLE colleague ON COMMIT DROP AS
WITH answer AS (
	SELECT * FROM response_fact WHERE customer_type = 'COLLEAGUE'
), mark AS (
	SELECT 'misery' AS measure, '' AS dimension, site, day, (moment = 'MISERY')::int AS x, (moment = 'MISERY')::int AS value
	FROM answer
	UNION ALL SELECT 'magic', '', site, day, (moment = 'MAGIC')::int, (moment = 'MAGIC')::int FROM answer
	UNION ALL SELECT 'satisfaction', '', site, day, (overall >= 4)::int, overall FROM answer WHERE overall IS NOT NULL
	UNION ALL SELECT 'top-box', '', site, day, (overall = 5)::int, (overall = 5)::int FROM answer WHERE overall IS NOT NULL
	UNION ALL SELECT 'nps', '', site, day, (nps >= 9)::int, (nps >= 9)::int - (nps <= 6)::int FROM answer WHERE nps IS NOT NULL
	UNION ALL SELECT 'promises', '', site, day, (promise = 'KEPT')::int, (promise = 'KEPT')::int FROM answer
		WHERE promise <> 'OPEN'
	UNION ALL SELECT 'rating', d.key, site, day, ((d.value->>'experienced')::int >= 4)::int, (d.value->>'experienced')::int
		FROM answer CROSS JOIN LATERAL jsonb_each(dimensions) AS d WHERE d.value->>'experienced' IS NOT NULL
)
SELECT measure, dimension, site, day, count(*) AS n, sum(x) AS x, sum(value) AS sum, sum(value * value) AS sum_sq
FROM mark GROUP BY measure, dimension, site, day;

UPDATE rollup r SET n = r.n - c.n, x = r.x - c.x, sum = r.sum - c.sum, sum_sq = r.sum_sq - c.sum_sq
FROM colleague c WHERE (r.measure, r.dimension, r.site, r.day) = (c.measure, c.dimension, c.site, c.day);

UPDATE rollup_week r SET n = r.n - c.n, x = r.x - c.x, sum = r.sum - c.sum, sum_sq = r.sum_sq - c.sum_sq
FROM (SELECT measure, dimension, site, date_trunc('week', day::timestamp)::date AS week, sum(n) AS n, sum(x) AS x,
	sum(sum) AS sum, sum(sum_sq) AS sum_sq FROM colleague GROUP BY measure, dimension, site, week) c
WHERE (r.measure, r.dimension, r.site, r.week) = (c.measure, c.dimension, c.site, c.week);

INSERT INTO rollup (measure, dimension, site, day, n, x, sum, sum_sq)
SELECT 'internal-' || measure, dimension, site, day, n, x, sum, sum_sq FROM colleague;

INSERT INTO rollup_week (measure, dimension, site, week, n, x, sum, sum_sq)
SELECT 'internal-' || measure, dimension, site, date_trunc('week', day::timestamp)::date AS week, sum(n), sum(x), sum(sum),
	sum(sum_sq)
FROM colleague GROUP BY measure, dimension, site, week;
