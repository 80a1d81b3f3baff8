-- On which websites a survey may be shown inside the page; none until somebody says so.
CREATE TABLE widget (
	survey text PRIMARY KEY REFERENCES survey (code),
	site text NOT NULL,
	origins text[] NOT NULL,
	changed_at timestamptz NOT NULL
);

ALTER TABLE widget ENABLE ROW LEVEL SECURITY;
ALTER TABLE widget FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON widget USING (site_everywhere() OR site = ANY (site_scope()))
	WITH CHECK (site_everywhere() OR site = ANY (site_scope()));
