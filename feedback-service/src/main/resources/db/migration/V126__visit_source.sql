-- Systems that tell of visits by a signed webhook. The secret is sealed: it is needed to check signatures, and shown once.
CREATE TABLE visit_source (
	code text PRIMARY KEY,
	name text NOT NULL,
	sites text[] NOT NULL,
	secret bytea NOT NULL,
	salt text NOT NULL,
	made_by text NOT NULL,
	created_at timestamptz NOT NULL,
	last_used_at timestamptz,
	closed_at timestamptz
);
ALTER TABLE visit_source ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit_source FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere ON visit_source USING ((SELECT site_everywhere())) WITH CHECK ((SELECT site_everywhere()));
