-- Mystery visits and inspections were counted with the answers of customers where an import brought some; from now on they
-- count in no figure about customers. Row-level security holds the owner too, so all sites are put in scope first.
SELECT set_config('app.sites', '*', true);

CREATE TEMPORARY TABLE observed ON COMMIT DROP AS
WITH answer AS (
	SELECT * FROM response_fact WHERE channel IN ('MYSTERY_VISIT', 'INSPECTION') AND NOT excluded
), mark AS (
	SELECT customer_type, 'misery' AS measure, '' AS dimension, site, day, (moment = 'MISERY')::int AS x, (moment = 'MISERY')::int AS value
	FROM answer
	UNION ALL SELECT customer_type, 'magic', '', site, day, (moment = 'MAGIC')::int, (moment = 'MAGIC')::int FROM answer
	UNION ALL SELECT customer_type, 'satisfaction', '', site, day, (overall >= 4)::int, overall FROM answer WHERE overall IS NOT NULL
	UNION ALL SELECT customer_type, 'top-box', '', site, day, (overall = 5)::int, (overall = 5)::int FROM answer WHERE overall IS NOT NULL
	UNION ALL SELECT customer_type, 'nps', '', site, day, (nps >= 9)::int, (nps >= 9)::int - (nps <= 6)::int FROM answer WHERE nps IS NOT NULL
	UNION ALL SELECT customer_type, 'promises', '', site, day, (promise = 'KEPT')::int, (promise = 'KEPT')::int FROM answer
		WHERE promise <> 'OPEN'
	UNION ALL SELECT customer_type, 'rating', d.key, site, day, ((d.value->>'experienced')::int >= 4)::int, (d.value->>'experienced')::int
		FROM answer CROSS JOIN LATERAL jsonb_each(dimensions) AS d WHERE d.value->>'experienced' IS NOT NULL
)
SELECT CASE customer_type WHEN 'COLLEAGUE' THEN 'internal-' ELSE '' END || measure AS measure, dimension, site, day,
	count(*) AS n, sum(x) AS x, sum(value) AS sum, sum(value * value) AS sum_sq
FROM mark GROUP BY 1, 2, 3, 4;

UPDATE rollup r SET n = r.n - c.n, x = r.x - c.x, sum = r.sum - c.sum, sum_sq = r.sum_sq - c.sum_sq
FROM observed c WHERE (r.measure, r.dimension, r.site, r.day) = (c.measure, c.dimension, c.site, c.day);

UPDATE rollup_week r SET n = r.n - c.n, x = r.x - c.x, sum = r.sum - c.sum, sum_sq = r.sum_sq - c.sum_sq
FROM (SELECT measure, dimension, site, date_trunc('week', day::timestamp)::date AS week, sum(n) AS n, sum(x) AS x,
	sum(sum) AS sum, sum(sum_sq) AS sum_sq FROM observed GROUP BY measure, dimension, site, week) c
WHERE (r.measure, r.dimension, r.site, r.week) = (c.measure, c.dimension, c.site, c.week);
