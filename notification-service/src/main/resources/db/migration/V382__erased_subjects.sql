-- Complaints whose customer was erased, and the answers that they came from: nobody is written to about them any more, whatever is
-- told or tried again later.
CREATE TABLE erased_subject (
	id text PRIMARY KEY,
	site text NOT NULL
);
ALTER TABLE erased_subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE erased_subject FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON erased_subject
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- The messages that are cut then.
CREATE INDEX message_of_complaint ON message (complaint) WHERE complaint IS NOT NULL;
CREATE INDEX message_about ON message (about);
