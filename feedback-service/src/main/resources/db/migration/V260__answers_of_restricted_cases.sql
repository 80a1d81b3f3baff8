-- What a restricted complaint tells stands in the answers too that it came from. Which these are, and whose eyes they are for, is
-- known here as the complaint service tells it.
CREATE TABLE restricted_answer (
	response uuid PRIMARY KEY,
	complaint uuid NOT NULL,
	site text NOT NULL,
	restricted boolean NOT NULL,
	handlers text[] NOT NULL,
	revision bigint NOT NULL
);
ALTER TABLE restricted_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE restricted_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON restricted_answer
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
