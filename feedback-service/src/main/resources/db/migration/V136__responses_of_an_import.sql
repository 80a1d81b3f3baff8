-- The run that brought a response; responses of earlier runs have none and stay.
ALTER TABLE response ADD COLUMN import_run uuid;
CREATE INDEX response_import ON response (import_run, site) WHERE import_run IS NOT NULL;

-- How the columns of a kind of file are read, kept by name for the next one.
CREATE TABLE import_mapping (
	name text PRIMARY KEY,
	mapping jsonb NOT NULL,
	saved_by text NOT NULL,
	saved_at timestamptz NOT NULL
);
ALTER TABLE import_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_mapping FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere ON import_mapping USING (site_everywhere()) WITH CHECK (site_everywhere());
