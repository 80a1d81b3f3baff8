-- Photos and documents of a case: what the customer sent by the tracking page, and what colleagues added.
CREATE TABLE case_file (
	id uuid PRIMARY KEY,
	complaint uuid NOT NULL REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
	type text NOT NULL CHECK (type IN ('application/pdf', 'image/jpeg', 'image/png')),
	size integer NOT NULL CHECK (size > 0),
	content bytea NOT NULL,
	added_at timestamptz NOT NULL,
	added_by text NOT NULL,
	added_by_id text,
	from_customer boolean NOT NULL,
	shared boolean NOT NULL,
	CONSTRAINT case_file_customers_own_is_seen CHECK (shared OR NOT from_customer)
);
CREATE INDEX case_file_complaint ON case_file (complaint, added_at, id);
-- Pictures and PDFs are packed already.
ALTER TABLE case_file ALTER COLUMN content SET STORAGE EXTERNAL;
ALTER TABLE case_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_file FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON case_file
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
