-- What happened to cases, and who looked at restricted ones: one chain of hashes a site. A row holds no personal word,
-- only ids, kinds and the hash of what was said, so that a case that is erased leaves the chain whole.
CREATE TABLE audit_row (
	site text NOT NULL,
	n bigint NOT NULL CHECK (n > 0),
	at timestamptz NOT NULL,
	complaint uuid,
	kind text NOT NULL,
	actor text,
	content bytea NOT NULL,
	hash bytea NOT NULL,
	PRIMARY KEY (site, n)
);
CREATE INDEX audit_row_complaint ON audit_row (complaint, n);
ALTER TABLE audit_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_row FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON audit_row
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- Where each chain ends. Its lock puts those who write at once in a row, and a row cut off from the end is missed.
CREATE TABLE audit_head (
	site text PRIMARY KEY,
	n bigint NOT NULL,
	hash bytea NOT NULL
);
ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_head FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON audit_head
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- What was written stays as it was written: the runtime role adds rows and reads them.
DO $$
DECLARE
	other text;
BEGIN
	FOR other IN
		SELECT DISTINCT grantee FROM information_schema.role_table_grants
		WHERE table_schema = 'public' AND table_name = 'audit_row' AND grantee NOT IN (current_user, 'PUBLIC')
	LOOP
		EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON audit_row FROM %I', other);
		EXECUTE format('REVOKE DELETE, TRUNCATE ON audit_head FROM %I', other);
	END LOOP;
END
$$;
