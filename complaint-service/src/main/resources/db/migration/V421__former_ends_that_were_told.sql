-- Of cases that were opened again before their ends were kept, the events that told of a resolution say it. Where none did,
-- as in a life that was taken over whole, nobody knows the outcome.
-- The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);
INSERT INTO former_end (complaint, site, reopened_at, ended_at, outcome)
SELECT complaint, site, at, coalesce(ended_at, at), outcome
FROM (
	SELECT DISTINCT ON (m.complaint, m.n) m.complaint, m.n, m.site, m.at, o.data ->> 'outcome' AS outcome,
		coalesce(CAST(o.data ->> 'resolvedAt' AS timestamptz), CAST(o.data ->> 'closedAt' AS timestamptz)) AS ended_at
	FROM complaint_entry m LEFT JOIN outbox o ON o.subject = CAST(m.complaint AS text) AND o.occurred_at < m.at
		AND o.type IN ('complaint.resolved', 'complaint.closed')
	WHERE m.kind = 'MOVE' AND m.to_value = 'REOPENED' AND m.from_value <> 'MERGED'
	ORDER BY m.complaint, m.n, o.occurred_at DESC NULLS LAST, o.position DESC
) AS told
ORDER BY complaint, n;
