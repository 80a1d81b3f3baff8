-- Where somebody is written to by post who complained in a letter. Apart from the case, so that nothing reads it on the way.
CREATE TABLE case_postal (
	complaint uuid PRIMARY KEY REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	name text,
	address text NOT NULL
);
ALTER TABLE case_postal ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_postal FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON case_postal
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
-- For few eyes, like the case itself
CREATE POLICY restricted ON case_postal AS RESTRICTIVE FOR SELECT
	USING (EXISTS (SELECT FROM complaint c WHERE c.id = complaint));
