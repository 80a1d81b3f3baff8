-- Complaints of colleagues were counted with those of customers; what was counted so far moves to measures of their own.
SELECT set_config('app.sites', '*', true);

CREATE TEMPORARY TABLE colleague ON COMMIT DROP AS
WITH complaint AS (
	SELECT * FROM complaint_fact WHERE customer_type = 'COLLEAGUE'
), mark AS (
	SELECT 'received' AS measure, site, received_day AS day, 0 AS x FROM complaint
	UNION ALL SELECT 'timely', site, received_day, timely::int FROM complaint WHERE timely IS NOT NULL
	UNION ALL SELECT 'resolved', site, received_day, resolved_soon::int FROM complaint WHERE resolved_soon IS NOT NULL
	UNION ALL SELECT 'closed', site, closed_day, 0 FROM complaint WHERE closed_day IS NOT NULL
)
SELECT measure, site, day, count(*) AS n, sum(x) AS x FROM mark GROUP BY measure, site, day;

UPDATE rollup r SET n = r.n - c.n, x = r.x - c.x, sum = r.sum - c.x, sum_sq = r.sum_sq - c.x
FROM colleague c WHERE (r.measure, r.dimension, r.site, r.day) = (c.measure, '', c.site, c.day);

UPDATE rollup_week r SET n = r.n - c.n, x = r.x - c.x, sum = r.sum - c.x, sum_sq = r.sum_sq - c.x
FROM (SELECT measure, site, date_trunc('week', day::timestamp)::date AS week, sum(n) AS n, sum(x) AS x
	FROM colleague GROUP BY measure, site, week) c
WHERE (r.measure, r.dimension, r.site, r.week) = (c.measure, '', c.site, c.week);

INSERT INTO rollup (measure, dimension, site, day, n, x, sum, sum_sq)
SELECT 'internal-' || measure, '', site, day, n, x, x, x FROM colleague;

INSERT INTO rollup_week (measure, dimension, site, week, n, x, sum, sum_sq)
SELECT 'internal-' || measure, '', site, date_trunc('week', day::timestamp)::date AS week, sum(n), sum(x), sum(x), sum(x)
FROM colleague GROUP BY measure, site, week;
