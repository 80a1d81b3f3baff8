-- Questions to the list of cases that somebody asks again and again: one's own, or those that managers share with everybody at a site.
CREATE TABLE saved_filter (
	id uuid PRIMARY KEY,
	-- none for one's own
	site text,
	owner_id text NOT NULL,
	owner_name text NOT NULL,
	name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
	filter jsonb NOT NULL,
	place integer NOT NULL,
	revision bigint NOT NULL,
	changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX saved_filter_own_name ON saved_filter (owner_id, lower(name)) WHERE site IS NULL;
CREATE UNIQUE INDEX saved_filter_site_name ON saved_filter (site, lower(name)) WHERE site IS NOT NULL;
ALTER TABLE saved_filter ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_filter FORCE ROW LEVEL SECURITY;
-- One's own are nobody else's, whatever sites others see.
CREATE POLICY whose ON saved_filter
	USING ((site IS NULL AND owner_id = (SELECT caller_id()))
		OR (site IS NOT NULL AND ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))))
	WITH CHECK ((site IS NULL AND owner_id = (SELECT caller_id()))
		OR (site IS NOT NULL AND ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))));
