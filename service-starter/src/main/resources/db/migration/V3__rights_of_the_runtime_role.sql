-- Default rights let the runtime role write to every table. Which migrations ran is their owner's to say alone, and what was told stays as it was told.
-- No policy on the outbox: COPY cannot write to a table with row-level security, and only the feed, for fellow services, reads it.
DO $$
DECLARE
	other text;
BEGIN
	FOR other IN
		SELECT DISTINCT grantee FROM information_schema.role_table_grants
		WHERE table_schema = 'public' AND table_name = 'outbox' AND grantee NOT IN (current_user, 'PUBLIC')
	LOOP
		EXECUTE format('REVOKE ALL ON flyway_schema_history FROM %I', other);
		EXECUTE format('REVOKE UPDATE ON outbox FROM %I', other);
	END LOOP;
END
$$;

-- A parked event may tell of any site: only who sees all of them sees it.
ALTER TABLE parked_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE parked_event FORCE ROW LEVEL SECURITY;
CREATE POLICY everywhere ON parked_event USING (site_everywhere()) WITH CHECK (site_everywhere());
