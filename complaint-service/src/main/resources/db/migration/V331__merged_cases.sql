-- One matter that came in twice: one case stays, the other one is merged into it and counts no more. What it was before is
-- kept, so that it can be parted again.
ALTER TABLE complaint
	DROP CONSTRAINT complaint_status_check,
	ADD COLUMN merged_into uuid REFERENCES complaint,
	ADD COLUMN merged_from text,
	ADD COLUMN merged_at timestamptz;
ALTER TABLE complaint
	ADD CONSTRAINT complaint_status_check CHECK (status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING',
		'WAITING_FOR_CUSTOMER', 'RESOLVED', 'CLOSED', 'REOPENED', 'WITHDRAWN', 'REFERRED', 'MERGED')),
	ADD CONSTRAINT complaint_merged_into CHECK ((status = 'MERGED') = (merged_into IS NOT NULL)
		AND (merged_into IS NULL) = (merged_from IS NULL) AND (merged_into IS NULL) = (merged_at IS NULL)
		AND merged_into <> id);
CREATE INDEX complaint_merged ON complaint (merged_into) WHERE merged_into IS NOT NULL;

-- The promises that went over to the case that stays, and from where, so that they go back with it.
CREATE TABLE moved_promise (
	promise uuid PRIMARY KEY REFERENCES promise ON DELETE CASCADE,
	merged uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL
);
CREATE INDEX moved_promise_merged ON moved_promise (merged);
ALTER TABLE moved_promise ENABLE ROW LEVEL SECURITY;
ALTER TABLE moved_promise FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON moved_promise
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
