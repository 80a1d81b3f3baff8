-- Whether the customer came back: asked of the site some time after a resolution, once for each of them.
CREATE TABLE return_check (
	id uuid PRIMARY KEY,
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	revision bigint NOT NULL,
	resolved_at timestamptz NOT NULL,
	after_days integer NOT NULL CHECK (after_days > 0),
	state text NOT NULL CHECK (state IN ('OPEN', 'ANSWERED', 'CANCELLED')),
	made_at timestamptz NOT NULL,
	due_at timestamptz NOT NULL,
	returned text CHECK (returned IN ('YES', 'NO', 'UNKNOWN')),
	source text CHECK (source IN ('CUSTOMER_SAID', 'PURCHASE_SEEN', 'VISIT_SEEN')),
	note text,
	answered_by_id text,
	answered_by_name text,
	answered_at timestamptz,
	UNIQUE (complaint, resolved_at, after_days),
	CHECK ((state = 'ANSWERED') = (returned IS NOT NULL AND answered_at IS NOT NULL AND answered_by_id IS NOT NULL
		AND answered_by_name IS NOT NULL)),
	CHECK (returned IS NULL OR (returned = 'UNKNOWN') = (source IS NULL))
);
CREATE INDEX return_check_open ON return_check (due_at, id) WHERE state = 'OPEN';
CREATE INDEX return_check_site ON return_check (site, resolved_at);
ALTER TABLE return_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE return_check FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON return_check
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
-- Whoever may not see a case sees nothing of it.
CREATE POLICY of_a_case_in_sight ON return_check AS RESTRICTIVE FOR SELECT
	USING ((SELECT caller_manages()) OR EXISTS (SELECT FROM complaint c WHERE c.id = return_check.complaint));

-- What was taken over from other systems is history: nobody is asked about it.
CREATE INDEX complaint_resolved ON complaint (resolved_at) WHERE resolved_at IS NOT NULL AND source IS NULL;
