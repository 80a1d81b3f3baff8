-- What the audit log keeps of words is a keyed hash: a plain one of a short word is found by trying words. Each case has a
-- key of its own, which goes when its customer is erased. Rows that are there keep their hashes: nobody computes them again.
CREATE TABLE audit_key (
	complaint uuid PRIMARY KEY REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	key bytea NOT NULL CHECK (octet_length(key) = 32),
	-- That it was made after the customer was erased, for what was written then
	after_erasure boolean NOT NULL
);
CREATE INDEX audit_key_after_erasure ON audit_key (complaint) WHERE after_erasure;
ALTER TABLE audit_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_key FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON audit_key
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- A key is made once and goes; the runtime role changes none.
DO $$
DECLARE
	other text;
BEGIN
	FOR other IN
		SELECT DISTINCT grantee FROM information_schema.role_table_grants
		WHERE table_schema = 'public' AND table_name = 'audit_key' AND grantee NOT IN (current_user, 'PUBLIC')
	LOOP
		EXECUTE format('REVOKE UPDATE, TRUNCATE ON audit_key FROM %I', other);
	END LOOP;
END
$$;
