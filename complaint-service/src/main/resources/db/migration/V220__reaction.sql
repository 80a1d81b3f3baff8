-- Until when a person had to react to an alert, and when somebody did. For the alerts of before the feed of their service is read once
-- more from its beginning: the cases that they asked for are known, so nothing else comes of it.
CREATE TABLE reaction (
	alert uuid PRIMARY KEY,
	site text NOT NULL,
	revision bigint NOT NULL,
	customer_type text NOT NULL,
	-- The answer that raised the alert, if it was one alone: if nobody believes it, nobody is owed anything
	answer uuid,
	raised_at timestamptz NOT NULL,
	due_at timestamptz NOT NULL,
	reacted_at timestamptz,
	counts boolean NOT NULL DEFAULT true
);
CREATE INDEX reaction_answer ON reaction (answer) WHERE answer IS NOT NULL;
CREATE INDEX reaction_owed ON reaction (site, due_at) WHERE reacted_at IS NULL;
ALTER TABLE reaction ENABLE ROW LEVEL SECURITY;
ALTER TABLE reaction FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON reaction
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

SELECT set_config('app.sites', '*', true);
UPDATE feed_cursor SET position = 0 WHERE handler = 'complaint.alerts';
DELETE FROM parked_event WHERE handler = 'complaint.alerts';
