CREATE TABLE thing (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	name text NOT NULL UNIQUE
);
ALTER TABLE thing ENABLE ROW LEVEL SECURITY;
ALTER TABLE thing FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON thing
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- An outbox as it is often built, numbered by a sequence: the trap that the lanes avoid.
CREATE TABLE sequence_outbox (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	note text NOT NULL
);

-- A table somebody forgot to guard.
CREATE TABLE unguarded (
	site text NOT NULL
);
