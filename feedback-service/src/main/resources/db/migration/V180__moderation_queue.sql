-- Comments that wait for a decision, the oldest first, of all sites and of one. What an observer wrote never waits, and
-- neither does what a manager took out of every count.
CREATE INDEX response_unmoderated ON response (occurred_at, id)
	WHERE moderation = 'UNCHECKED' AND comment IS NOT NULL;
CREATE INDEX response_unmoderated_of_site ON response (site, occurred_at, id)
	WHERE moderation = 'UNCHECKED' AND comment IS NOT NULL;

-- Who decided what when: the response itself knows only the latest decision. Words are not kept here.
CREATE TABLE moderation_decision (
	id uuid PRIMARY KEY,
	response uuid NOT NULL REFERENCES response ON DELETE CASCADE,
	site text NOT NULL,
	state text NOT NULL CHECK (state IN ('UNCHECKED', 'APPROVED', 'HIDDEN')),
	decided_by text NOT NULL,
	decided_at timestamptz NOT NULL
);
CREATE INDEX moderation_decision_of ON moderation_decision (response, decided_at DESC);
-- What was decided before decisions were kept. The owner of the tables stands under row-level security too.
SELECT set_config('app.sites', '*', true);
INSERT INTO moderation_decision (id, response, site, state, decided_by, decided_at)
SELECT gen_random_uuid(), id, site, moderation, moderated_by, moderated_at FROM response
WHERE moderated_by IS NOT NULL AND moderated_at IS NOT NULL;

ALTER TABLE moderation_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE moderation_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON moderation_decision
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
