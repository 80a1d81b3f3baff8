-- When a site works: opening hours, country and region of the public holidays, own closures. Without a row: Monday to Friday.
CREATE TABLE site_calendar (
	site text PRIMARY KEY REFERENCES site ON DELETE CASCADE,
	revision bigint NOT NULL,
	calendar jsonb NOT NULL,
	changed_at timestamptz NOT NULL
);
ALTER TABLE site_calendar ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_calendar FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON site_calendar
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
