-- Which answers to surveys restricted cases came from is told from now on, and here of the cases that are restricted already: as
-- the feed told them last, for those who see them now.
-- The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);
WITH hidden AS (
	SELECT c.id, c.site, c.revision, c.handler_ids, array_agg(a.response ORDER BY a.response) AS responses
	FROM complaint c JOIN complaint_answer a ON a.complaint = c.id
	WHERE c.restricted
	GROUP BY c.id
), known AS (
	SELECT DISTINCT ON (o.subject) h.*, o.lane, o.data
	FROM hidden h JOIN outbox o ON o.subject = h.id::text
	WHERE o.type LIKE 'complaint.%' AND o.data ? 'restricted'
	ORDER BY o.subject, o.position DESC
), counter AS (
	UPDATE lane l SET n = l.n + k.events
	FROM (SELECT t.lane, e.events
		FROM (SELECT lane FROM lane WHERE lane IN (SELECT lane FROM known) ORDER BY lane FOR UPDATE) t
		JOIN (SELECT lane, count(*) AS events FROM known GROUP BY lane) e USING (lane)) k
	WHERE l.lane = k.lane
	RETURNING l.lane, l.n - k.events AS base
)
INSERT INTO outbox (lane, position, id, type, version, site, occurred_at, subject, data)
SELECT k.lane, c.base + row_number() OVER (PARTITION BY k.lane ORDER BY k.id), gen_random_uuid(), 'complaint.answers', 1, k.site,
	now(), k.id::text, k.data || jsonb_build_object('restricted', true, 'handlers', to_jsonb(k.handler_ids),
		'revision', k.revision, 'responses', to_jsonb(k.responses))
FROM known k JOIN counter c ON c.lane = k.lane;
