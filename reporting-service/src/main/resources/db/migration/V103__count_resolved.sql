-- Complaints that are known already are counted from their facts; reading their events again would change nothing, because
-- none is newer. Row-level security holds the owner too, so all sites are put in scope first.
SELECT set_config('app.sites', '*', true);

INSERT INTO rollup (measure, dimension, site, day, n, x, sum, sum_sq)
SELECT 'resolved', '', site, received_day, count(*), x, x, x
FROM (SELECT site, received_day, count(*) FILTER (WHERE resolved_soon) OVER (PARTITION BY site, received_day) AS x
	FROM complaint_fact WHERE resolved_soon IS NOT NULL) AS decided
GROUP BY site, received_day, x;

INSERT INTO rollup_week (measure, dimension, site, week, n, x, sum, sum_sq)
SELECT measure, dimension, site, date_trunc('week', day::timestamp)::date AS week, sum(n), sum(x), sum(sum), sum(sum_sq)
FROM rollup WHERE measure = 'resolved' GROUP BY measure, dimension, site, week;
